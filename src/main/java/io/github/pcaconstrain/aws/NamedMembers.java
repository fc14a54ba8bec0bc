package io.github.pcaconstrain.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills a shape of the SDK from maps, lists, strings and booleans, by the API's member names. An unknown member is an
 * error, because the SDK would silently drop it.
 */
final class NamedMembers {
    private NamedMembers() {}

    /** Sets the members of a builder. */
    static <B extends SdkPojo> B fill(B builder, Map<?, ?> members) {
        members.forEach((name, value) -> {
            SdkField<?> field = field(builder, String.valueOf(name));
            field.set(builder, converted(field, value));
        });
        return builder;
    }

    private static SdkField<?> field(SdkPojo shape, String name) {
        return shape.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the SDK has no member " + name));
    }

    private static Object converted(SdkField<?> field, Object value) {
        if (value instanceof Map<?, ?> members) {
            SdkPojo nested = fill(field.constructor().get(), members);
            return ((Buildable) nested).build();
        }
        if (value instanceof List<?> items) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            return items.stream().map(each -> converted(item, each)).toList();
        }
        return value;
    }
}
