package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.fast.Slice;
import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.SubjectCounts;
import java.util.HashMap;
import java.util.Map;

/** The organizations that subjects start with, of which a fleet has few. Not thread-safe. */
final class SubjectStarts {
    /** More occur only where nothing is in common. */
    private static final int MOST = 1000;

    private final Map<Slice, PresentedName> known = new HashMap<>();
    private final Map<Slice, String> issuers = new HashMap<>();

    /** The start of a subject that is not empty. */
    PresentedName of(FastCertificate certificate) {
        Slice start = certificate.subjectStart();
        PresentedName name = known.get(start);
        if (name == null) {
            DistinguishedName subject = CertificateParser.name(certificate.subject());
            name = new PresentedName.Directory(DistinguishedNames.start(subject, SubjectCounts.organization(subject)));
            if (known.size() < MOST) {
                known.put(start.copy(), name);
            }
        }
        return name;
    }

    /** The issuer's name. */
    String issuer(FastCertificate certificate) {
        Slice issuer = certificate.issuer();
        String key = issuers.get(issuer);
        if (key == null) {
            key = CertificateParser.name(issuer.bytes()).text();
            if (issuers.size() < MOST) {
                issuers.put(issuer.copy(), key);
            }
        }
        return key;
    }
}
