package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.access.PolicySource;
import io.github.pcaconstrain.audit.trail.TrailSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sources that tell who may have CAs sign, and who did.
 *
 * @param policies the policies of {@code --iam}
 * @param trail the records of {@code --cloudtrail}
 */
public record AccessSources(Optional<PolicySource> policies, Optional<TrailSource> trail) {
    /** No such sources. */
    public static final AccessSources NONE = new AccessSources(Optional.empty(), Optional.empty());

    public AccessSources {
        Objects.requireNonNull(policies, "policies");
        Objects.requireNonNull(trail, "trail");
    }

    /** Their names. */
    List<String> names() {
        return Stream.concat(
                        policies.stream().flatMap(given -> given.files().stream()),
                        trail.stream().flatMap(given -> given.names().stream()))
                .toList();
    }
}
