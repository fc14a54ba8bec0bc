package io.github.pcaconstrain.installation;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The difference that an installation makes.
 *
 * @param from the current certificate of the CA; empty if it has none
 * @param to the new certificate
 */
public record CertificateReplacement(Optional<CaCertificate> from, CaCertificate to) {
    /** Whether a line is unchanged, removed or added. */
    public enum Change {
        SAME(" "),
        REMOVED("-"),
        ADDED("+");

        private final String sign;

        Change(String sign) {
            this.sign = sign;
        }

        /** The sign, as in a unified diff. */
        public String sign() {
            return sign;
        }
    }

    /**
     * One line of the difference.
     *
     * @param change whether it is unchanged, removed or added
     * @param text such as {@code permitted dns:example.com}
     */
    public record Line(Change change, String text) {
        public Line {
            Objects.requireNonNull(change, "change");
            Objects.requireNonNull(text, "text");
        }
    }

    public CertificateReplacement {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Every line of both certificates, in the order of reading: serial number, validity, path length, constraints. */
    public List<Line> lines() {
        List<String> old = from.map(CertificateReplacement::describe).orElse(List.of());
        List<String> now = describe(to);
        List<Line> lines = new ArrayList<>();
        for (String text : old) {
            lines.add(new Line(now.contains(text) ? Change.SAME : Change.REMOVED, text));
        }
        now.stream().filter(text -> !old.contains(text)).forEach(text -> lines.add(new Line(Change.ADDED, text)));
        return lines;
    }

    /** How the names that the CA may sign change. */
    public ConstraintsDiff constraints() {
        return ConstraintsDiff.betweenCas(
                from.flatMap(old -> old.contents().link().constraints()),
                to.contents().link().constraints());
    }

    private static List<String> describe(CaCertificate certificate) {
        List<String> lines = new ArrayList<>();
        lines.add("serial " + certificate.serial());
        lines.add("subject " + certificate.contents().label());
        lines.add("issuer " + certificate.contents().issuer().text());
        lines.add("valid from " + certificate.contents().notBefore());
        lines.add("valid to " + certificate.contents().notAfter());
        lines.add(
                certificate.contents().pathLength().isPresent()
                        ? "path length " + certificate.contents().pathLength().getAsInt()
                        : "path length not limited");
        Optional<NameConstraints> constraints =
                certificate.contents().constraints().map(DecodedNameConstraints::constraints);
        if (constraints.isEmpty()) {
            lines.add("no name constraints: every name is allowed");
        } else {
            lines.add("name constraints " + (constraints.get().critical() ? "critical" : "not critical"));
            constraints.get().permitted().forEach(subtree -> lines.add("permitted " + text(subtree)));
            constraints.get().excluded().forEach(subtree -> lines.add("excluded " + text(subtree)));
        }
        return lines;
    }

    private static String text(Subtree subtree) {
        return subtree.base().text();
    }
}
