package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.pca.IssuedCertificate;
import io.github.pcaconstrain.sandbox.pca.Overview;
import io.github.pcaconstrain.sandbox.pca.Overview.Entry;
import io.github.pcaconstrain.sandbox.pca.Overview.Issued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** Writes what CAs have issued: of each the newest certificates, as long as the page has not read too many. */
final class IssuedHtml {
    private static final int MOST_CERTIFICATES = 10;

    /** The most certificates that are read for one page; the CAs after that show how many they have. */
    private static final int MOST_READ = 400;

    private final Html html;
    private final Overview overview;
    private final Instant now;
    private int read;

    IssuedHtml(Html html, Overview overview, Instant now) {
        this.html = html;
        this.overview = overview;
        this.now = now;
    }

    /** Those of a CA; nothing if it has issued none. */
    void write(Entry entry) {
        if (entry.issued() == 0) {
            return;
        }
        List<Issued> some = read < MOST_READ ? overview.some(entry.authority(), MOST_CERTIFICATES) : List.of();
        read += Math.min(entry.issued(), Overview.MOST_SORTED);
        html.element(
                "h4",
                some.size() == entry.issued()
                        ? "Issued certificates"
                        : "Issued certificates: " + some.size() + " of " + AuthorityHtml.number(entry.issued()));
        if (some.isEmpty()) {
            return;
        }
        html.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        for (String title : List.of("Names", "Status", "Issued", "Expires", "ARN")) {
            html.element("th", title, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        some.forEach(this::certificate);
        html.close("tbody").close("table").close("div");
    }

    private void certificate(Issued issued) {
        IssuedCertificate own = issued.issued();
        Instant end = issued.certificate().getNotAfter().toInstant();
        String status = own.revokedAt().isPresent() ? "revoked" : end.isBefore(now) ? "expired" : "valid";
        html.open("tr")
                .element("td", String.join(", ", names(issued.certificate())), "class", "names")
                .open("td")
                .element("span", status, "class", "badge " + status)
                .text(own.revocationReason()
                        .map(reason -> " " + AuthorityHtml.shown(reason))
                        .orElse(""))
                .close("td")
                .element("td", Times.date(own.issuedAt()))
                .element("td", Times.date(end))
                .open("td")
                .element("code", AuthorityHtml.shortened(own.serial()), "class", "copy", "title", own.arn())
                .close("td")
                .close("tr");
    }

    private static List<String> names(X509CertificateHolder certificate) {
        List<String> names = new ArrayList<>();
        try {
            GeneralNames alternatives =
                    GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
            if (alternatives != null) {
                for (GeneralName each : alternatives.getNames()) {
                    names.add(ConstraintText.text(each));
                }
            }
        } catch (RuntimeException e) {
            names.add("names that cannot be read");
        }
        return names.isEmpty() ? List.of(ConstraintText.name(certificate.getSubject())) : names;
    }
}
