package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.trail.Installations.Installed;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which certificates, of those that were installed and those that are among the sources, are the one that a CA issued. Its ARN
 * ends in its serial number, which does not tell by itself: anybody can choose it for a certificate of a CA of their own. So what
 * the service event shows decides, or else who signed; if neither is known, the serial number has to do.
 */
final class IssuedCertificate {
    private final String arn;
    private final Optional<RecordedCertificate> shown;
    private final Optional<CertificateContents> signer;
    private final List<Installed> installed;
    private final List<ParsedCertificate> seen;

    IssuedCertificate(RecordedIssuance issuance, GivenCas known, Installations installations) {
        TrailRecord main = issuance.main();
        arn = main.issued();
        shown = issuance.certificate();
        signer = known.certificate(main.ca()).or(() -> installations.ofCa(main.ca()));
        installed = arn.isEmpty()
                ? List.of()
                : installations.withSerial(RecordedCertificate.serialOf(arn)).stream()
                        .filter(each -> isIt(each.certificate().contents()))
                        .toList();
        seen = arn.isEmpty() ? List.of() : known.issued(arn, this::isIt);
    }

    private boolean isIt(CertificateContents found) {
        return shown.map(recorded -> recorded.contents().isSameAs(found))
                .orElseGet(() -> GivenCas.maySign(signer, found));
    }

    /** What a record shows of it; of several that it may be, the one with the least limits. */
    Optional<RecordedCertificate> recorded() {
        return shown.or(() -> installed.stream()
                .map(Installed::certificate)
                .min(Comparator.comparing(RecordedCertificate::isConstrained).thenComparing(each -> !each.isCa())));
    }

    /** Those among the sources. */
    List<ParsedCertificate> seen() {
        return seen;
    }

    /** Whether a record shows that it was installed for a CA. */
    boolean isInstalled() {
        return !installed.isEmpty();
    }

    /** Whether a record shows that it was installed for this CA, of which AWS checks that the key is the same. */
    boolean isInstalledFor(String ca) {
        return installed.stream().anyMatch(each -> each.ca().equals(ca));
    }
}
