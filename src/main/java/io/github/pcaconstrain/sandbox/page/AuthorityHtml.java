package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.pca.Authority;
import io.github.pcaconstrain.sandbox.pca.Overview.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.cert.X509CertificateHolder;

/** Writes the tree of CAs: the constraints, properties and certificates of each. */
final class AuthorityHtml {
    /** Of longer lists, only the number is shown. */
    private static final int MOST_CHIPS = 6;

    private static final int ID_SHOWN = 8;

    private final Html html;
    private final AuthorityTree tree;
    private final IssuedHtml issued;
    private final Instant now;

    /** Writes one region's. */
    AuthorityHtml(Html html, AuthorityTree tree, IssuedHtml issued, Instant now) {
        this.html = html;
        this.tree = tree;
        this.issued = issued;
        this.now = now;
    }

    void write(List<Entry> entries) {
        html.open("ul", "class", "tree");
        for (Entry entry : entries) {
            html.open("li");
            write(entry);
            List<Entry> below = tree.below(entry);
            if (!below.isEmpty()) {
                write(below);
            }
            html.close("li");
        }
        html.close("ul");
    }

    private void write(Entry entry) {
        Authority authority = entry.authority();
        html.open("details", "class", "ca " + word(entry.status()), "id", "ca-" + authority.id());
        html.open("summary");
        html.open("span", "class", "line")
                .element("strong", entry.name())
                .element("span", shown(entry.status()), "class", "badge " + word(entry.status()));
        if (authority.isRoot()) {
            html.element("span", "root", "class", "badge plain");
        }
        html.element("span", entry.configured("KeyAlgorithm"), "class", "quiet");
        own(entry)
                .ifPresent(own -> html.element(
                        "span",
                        (isOver(own) ? "expired " : "expires ")
                                + Times.distance(now, own.getNotAfter().toInstant()),
                        "class",
                        "quiet"));
        if (entry.issued() > 0) {
            html.element("span", count(entry.issued(), "certificate"), "class", "quiet");
        }
        html.close("span");
        constraintLine(entry);
        html.close("summary");
        html.open("div", "class", "body");
        facts(entry);
        constraints(entry);
        issued.write(entry);
        html.close("div");
        html.close("details");
    }

    static String word(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status in words: PENDING_CERTIFICATE is "pending certificate". */
    static String shown(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String count(int number, String unit) {
        return number(number) + " " + unit + (number == 1 ? "" : "s");
    }

    /** The beginning of a text; its button copies all of it. */
    static String shortened(String id) {
        return id.length() <= ID_SHOWN ? id : id.substring(0, ID_SHOWN) + "...";
    }

    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Optional<X509CertificateHolder> own(Entry entry) {
        return entry.chain().stream().findFirst();
    }

    private boolean isOver(X509CertificateHolder certificate) {
        return certificate.getNotAfter().toInstant().isBefore(now);
    }

    private void constraintLine(Entry entry) {
        Optional<X509CertificateHolder> own = own(entry);
        if (own.isEmpty()) {
            return;
        }
        Optional<ConstraintText> constraints = ConstraintText.of(own.get());
        html.open("span", "class", "line chips");
        if (constraints.isEmpty()) {
            html.element(
                    "span", "no name constraints", "class", entry.authority().isRoot() ? "quiet" : "chip open");
        } else if (!constraints.get().isReadable()) {
            html.element("span", "constraints that cannot be read", "class", "chip excluded");
        } else {
            chips("permits", "permitted", constraints.get().permitted());
            chips("excludes", "excluded", constraints.get().excluded());
        }
        html.close("span");
    }

    private void chips(String label, String style, Map<String, List<String>> side) {
        List<String> bases = side.values().stream().flatMap(List::stream).toList();
        if (bases.isEmpty()) {
            return;
        }
        html.element("span", label, "class", "quiet");
        bases.stream().limit(MOST_CHIPS).forEach(base -> html.element("span", base, "class", "chip " + style));
        if (bases.size() > MOST_CHIPS) {
            html.element("span", "and " + (bases.size() - MOST_CHIPS) + " more", "class", "quiet");
        }
    }

    private void facts(Entry entry) {
        Authority authority = entry.authority();
        html.open("dl", "class", "facts");
        html.element("dt", "ARN")
                .open("dd")
                .element("code", authority.arn(), "class", "copy")
                .close("dd");
        own(entry)
                .ifPresentOrElse(
                        own -> {
                            fact("Subject", ConstraintText.subject(own.getSubject()));
                            fact(
                                    "Valid",
                                    Times.date(own.getNotBefore().toInstant()) + " to "
                                            + Times.date(own.getNotAfter().toInstant()));
                            fact("Path length", pathLength(own));
                            if (entry.chain().size() > 1) {
                                fact("Signed by", ConstraintText.subject(own.getIssuer()));
                            }
                        },
                        () -> fact("Certificate", "none yet: have its CSR signed, and import the certificate"));
        fact("Signs with", entry.configured("SigningAlgorithm"));
        fact("Usage", shown(authority.mode().name()));
        entry.revocation()
                .forEach(address -> html.element("dt", address.endsWith(".crl") ? "CRL" : "OCSP")
                        .open("dd")
                        .element("code", address, "class", "copy")
                        .close("dd"));
        if (!authority.permissions().isEmpty()) {
            fact(
                    "Permissions",
                    authority.permissions().stream()
                            .map(each -> each.principal() + ": " + String.join(", ", each.actions()))
                            .collect(Collectors.joining("; ")));
        }
        if (!authority.tags().isEmpty()) {
            fact(
                    "Tags",
                    authority.tags().stream()
                            .map(tag -> tag.key() + "=" + tag.value())
                            .collect(Collectors.joining(", ")));
        }
        authority.restorableUntil().ifPresent(until -> fact("Can be restored until", Times.full(until)));
        html.close("dl");
    }

    private void fact(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    private static String pathLength(X509CertificateHolder certificate) {
        try {
            BasicConstraints basics = BasicConstraints.fromExtensions(certificate.getExtensions());
            return basics == null || basics.getPathLenConstraint() == null
                    ? "not limited"
                    : basics.getPathLenConstraint().toString();
        } catch (RuntimeException e) {
            return "cannot be read";
        }
    }

    private void constraints(Entry entry) {
        List<X509CertificateHolder> chain = entry.chain();
        for (int i = 0; i < chain.size(); i++) {
            Optional<ConstraintText> found = ConstraintText.of(chain.get(i));
            String title = i == 0
                    ? "Name constraints"
                    : "and those of " + ConstraintText.name(chain.get(i).getSubject());
            found.ifPresent(constraints -> {
                html.element("h4", title + (constraints.isCritical() ? "" : " (not critical)"));
                html.open("div", "class", "sides");
                side("Permitted", "permitted", constraints.permitted());
                side("Excluded", "excluded", constraints.excluded());
                html.close("div");
            });
        }
    }

    private void side(String title, String style, Map<String, List<String>> side) {
        if (side.isEmpty()) {
            return;
        }
        html.open("div", "class", "side " + style).element("h5", title).open("dl");
        side.forEach((type, bases) -> {
            html.element("dt", type).open("dd");
            bases.forEach(base -> html.element("code", base));
            html.close("dd");
        });
        html.close("dl").close("div");
    }
}
