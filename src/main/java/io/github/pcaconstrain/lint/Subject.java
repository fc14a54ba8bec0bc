package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The constraints to check, with the certificate that contains them, if any.
 *
 * @param constraints the constraints; empty for a certificate without the extension
 * @param problems what is wrong with their encoding; empty for a policy
 * @param certificate the certificate; absent for a policy
 * @param closedAbove the forms of which the CAs above permit only some names; empty if the CAs are not known
 */
public record Subject(
        NameConstraints constraints,
        List<DecodingProblem> problems,
        Optional<CertificateContents> certificate,
        Set<NameForm> closedAbove) {
    private static final NameConstraints NONE = new NameConstraints(List.of(), List.of(), true);

    public Subject {
        Objects.requireNonNull(constraints, "constraints");
        problems = List.copyOf(problems);
        Objects.requireNonNull(certificate, "certificate");
        closedAbove = Set.copyOf(closedAbove);
    }

    /** A policy. */
    public static Subject of(NameConstraints policy) {
        return new Subject(policy, List.of(), Optional.empty(), Set.of());
    }

    /** The same constraints, below CAs that permit only some names of these forms. */
    public Subject below(Set<NameForm> closed) {
        return new Subject(constraints, problems, certificate, closed);
    }

    /** A certificate with or without constraints. */
    public static Subject of(CertificateContents certificate) {
        DecodedNameConstraints decoded = certificate.constraints().orElse(new DecodedNameConstraints(NONE, List.of()));
        return new Subject(decoded.constraints(), decoded.problems(), Optional.of(certificate), Set.of());
    }
}
