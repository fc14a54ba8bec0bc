package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.encoding.document.ConstraintDocument;
import io.github.pcaconstrain.encoding.document.ConstraintDocument.Kind;
import io.github.pcaconstrain.encoding.document.FileContent;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One side of a comparison.
 *
 * @param source its name for people
 * @param kind the kind of input
 * @param constraints its constraints; empty for a certificate without any
 * @param extension its encoding; for a policy, the encoding by {@code encode}
 * @param pathLength for a CA certificate, how many CAs may follow below it; the inner value is empty if there is no
 *     limit
 */
public record ComparedInput(
        String source,
        Kind kind,
        Optional<CaConstraints> constraints,
        Optional<ExtensionValue> extension,
        Optional<OptionalInt> pathLength) {

    /**
     * Constraints in any form, or a certificate that may have none.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it is neither
     */
    public static ComparedInput of(GivenInput given) {
        FileContent content = given.content();
        return content.onlyCertificate()
                .map(certificate -> of(given.source(), certificate))
                .orElseGet(() -> of(given.source(), content.onlyConstraints()));
    }

    private static ComparedInput of(String source, CertificateContents certificate) {
        return new ComparedInput(
                source,
                Kind.CERTIFICATE,
                certificate.link().constraints(),
                CertificateParser.nameConstraints(certificate.der()),
                Optional.of(certificate.pathLength()).filter(unused -> certificate.isCa()));
    }

    private static ComparedInput of(String source, ConstraintDocument document) {
        NameConstraints constraints = document.decoded().constraints();
        return new ComparedInput(
                source,
                document.kind(),
                Optional.of(document.decoded().of(source)),
                document.kind() == Kind.POLICY ? encoded(constraints) : document.extension(),
                Optional.empty());
    }

    private static Optional<ExtensionValue> encoded(NameConstraints policy) {
        return policy.isEmpty()
                ? Optional.empty()
                : Optional.of(ExtensionValue.of(NameConstraintsDer.encode(policy), policy.critical()));
    }

    /** Bytes alone do not tell whether they are critical, so they are treated like the other side. */
    public ComparedInput asCriticalAs(ComparedInput other) {
        if (kind != Kind.EXTENSION || other.constraints.isEmpty()) {
            return this;
        }
        boolean critical = other.constraints.get().constraints().critical();
        return new ComparedInput(
                source,
                kind,
                constraints.map(ca -> new CaConstraints(
                        ca.ca(),
                        new NameConstraints(
                                ca.constraints().permitted(), ca.constraints().excluded(), critical),
                        ca.flaw())),
                extension.map(value -> new ExtensionValue(value.hex(), critical)),
                pathLength);
    }
}
