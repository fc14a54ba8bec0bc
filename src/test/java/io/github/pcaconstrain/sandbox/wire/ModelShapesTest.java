package io.github.pcaconstrain.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.acm.CertificateManager;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.MemoryStore;
import io.github.pcaconstrain.sandbox.wire.Shape.Structure;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.acm.model.AcmRequest;
import software.amazon.awssdk.services.acmpca.model.AcmPcaRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The inputs that the sandbox takes, held to the SDK's model classes: members, types and sets of values. A newer SDK with
 * something that the sandbox does not know fails this test; what the sandbox has beyond the SDK is listed here with its source.
 * (Which members must be there, the SDK's classes for these services do not say.)
 */
class ModelShapesTest {
    private static final Map<String, String> MODELS = Map.of(
            "acm-pca", AcmPcaRequest.class.getPackageName(),
            "acm", AcmRequest.class.getPackageName());

    /** In the model of acm-pca of botocore 1.43.107, and not yet in that of the SDK. */
    private static final List<String> NEWER_ALGORITHMS =
            List.of("SHA256WITHRSA_PSS", "SHA384WITHRSA_PSS", "SHA512WITHRSA_PSS");

    /** What the sandbox has and the SDK has not. */
    private static final Set<String> MORE = Stream.of(
                    "CreateCertificateAuthority: CertificateAuthorityConfiguration SigningAlgorithm",
                    "IssueCertificate: SigningAlgorithm")
            .flatMap(path -> NEWER_ALGORITHMS.stream().map(value -> path + " has the value " + value))
            .collect(Collectors.toSet());

    private static final Map<MarshallingType<?>, Set<Class<? extends Shape>>> TYPES = Map.of(
            MarshallingType.STRING, Set.of(Shape.Text.class, Shape.OneOf.class),
            MarshallingType.INTEGER, Set.of(Shape.Whole.class),
            MarshallingType.LONG, Set.of(Shape.Whole.class),
            MarshallingType.INSTANT, Set.of(Shape.Time.class),
            MarshallingType.BOOLEAN, Set.of(Shape.Flag.class),
            MarshallingType.SDK_BYTES, Set.of(Shape.Blob.class),
            MarshallingType.LIST, Set.of(Shape.Items.class),
            MarshallingType.SDK_POJO, Set.of(Structure.class));

    /** An operation of a service. */
    record Input(String service, String operation, Shape shape) {
        @Override
        public String toString() {
            return operation;
        }

        SdkPojo model() {
            try {
                Class<?> request = Class.forName(MODELS.get(service) + "." + operation + "Request");
                return (SdkPojo) build(request.getMethod("builder").invoke(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(operation, e);
            }
        }
    }

    static List<Input> inputs() {
        MemoryStore store = new MemoryStore();
        IdempotencyTokens tokens = new IdempotencyTokens(store, Clock.systemUTC());
        PrivateCa privateCa = new PrivateCa(
                store, tokens, new SecureRandom(), Duration.ZERO, Assumptions.USUAL, URI.create("http://127.0.0.1"));
        KeyStock keys = new KeyStock(0, new SecureRandom());
        Service acm = new CertificateManager(
                        store, tokens, keys, Duration.ZERO, privateCa, Interceptor.NONE, Assumptions.USUAL)
                .service();
        return Stream.of(privateCa.service(), acm)
                .flatMap(service -> service.inputs().entrySet().stream()
                        .map(each -> new Input(service.signingName(), each.getKey(), each.getValue())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputIsWhatTheModelHas(Input input) {
        List<String> differences = new ArrayList<>();
        compare(input.operation() + ":", input.shape(), input.model(), differences);

        assertThat(differences).filteredOn(each -> !MORE.contains(each)).isEmpty();
    }

    @Test
    void everythingBeyondTheModelIsStillThere() {
        List<String> differences = new ArrayList<>();
        inputs().forEach(input -> compare(input.operation() + ":", input.shape(), input.model(), differences));

        assertThat(differences).containsAll(MORE);
    }

    private static void compare(String path, Shape shape, SdkPojo model, List<String> differences) {
        Structure structure = (Structure) shape;
        Map<String, SdkField<?>> fields =
                model.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
        Set<String> names = new TreeSet<>(fields.keySet());
        names.addAll(structure.members().keySet());
        for (String name : names) {
            SdkField<?> field = fields.get(name);
            Structure.Member member = structure.members().get(name);
            String at = path + " " + name;
            if (member == null) {
                differences.add(at + " is missing");
            } else if (field == null) {
                differences.add(at + " is not in the model");
            } else {
                compare(at, member.shape(), field, values(model, field), differences);
            }
        }
    }

    private static void compare(
            String path, Shape shape, SdkField<?> field, Set<String> values, List<String> differences) {
        if (shape instanceof Shape.Recursive) {
            return; // compared where it begins
        }
        if (!TYPES.getOrDefault(field.marshallingType(), Set.of()).contains(shape.getClass())) {
            differences.add(path + " is of type " + field.marshallingType() + " and not " + shape);
        } else if (shape instanceof Shape.Items items) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            compare(path + "[]", items.member(), item, values, differences);
        } else if (shape instanceof Structure) {
            compare(path, shape, (SdkPojo) build(field.constructor().get()), differences);
        } else {
            Set<String> ours = shape instanceof Shape.OneOf oneOf ? new TreeSet<>(oneOf.values()) : Set.of();
            values.stream()
                    .filter(value -> !ours.contains(value))
                    .forEach(value -> differences.add(path + " lacks the value " + value));
            ours.stream()
                    .filter(value -> !values.contains(value))
                    .forEach(value -> differences.add(path + " has the value " + value));
        }
    }

    /** The values of a member by the enum that its accessor returns; empty if it is not an enum. */
    private static Set<String> values(SdkPojo model, SdkField<?> field) {
        String accessor = field.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
                + field.memberName().substring(1);
        return Arrays.stream(model.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method ->
                        method.getName().equals(accessor) || method.getName().equals(accessor + "Value"))
                .flatMap(method -> enumOf(method.getGenericReturnType().getTypeName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> enumOf(String typeName) {
        String name = typeName.replaceAll("^java\\.util\\.List<(.*)>$", "$1");
        if (!name.startsWith("software.amazon.awssdk.services.") || name.contains("$")) {
            return Stream.empty(); // a nested one says which member of a union is set
        }
        try {
            Class<?> type = Class.forName(name);
            return type.isEnum()
                    ? Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .filter(value -> !value.equals("null"))
                    : Stream.empty();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object build(Object builder) {
        return ((SdkBuilder<?, ?>) builder).build();
    }
}
