package io.github.pcaconstrain.guard;

import io.github.pcaconstrain.ca.CaArn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a guard protects, and from whom.
 *
 * @param parent the CA that signs subordinate CAs
 * @param ca a constrained CA, which nobody else may change or have sign CAs
 * @param role the ARN of the only role that may have the parent sign
 */
public record GuardedCas(CaArn parent, Optional<CaArn> ca, String role) {
    private static final int MAX_PATH_LENGTH = 3;

    public GuardedCas {
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(role, "role");
    }

    /** The ARNs of both CAs. */
    List<String> arns() {
        return Stream.concat(Stream.of(parent), ca.stream())
                .map(CaArn::toString)
                .toList();
    }

    /** The ARNs of the templates that take constraints from the request, and nothing from the CSR. */
    List<String> templates() {
        return Stream.of("", "Blank")
                .flatMap(kind -> IntStream.rangeClosed(0, MAX_PATH_LENGTH)
                        .mapToObj(length -> parent.template(
                                kind + "SubordinateCACertificate_PathLen" + length + "_APIPassthrough")))
                .toList();
    }
}
