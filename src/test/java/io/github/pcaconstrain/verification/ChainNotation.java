package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Chains written down, with a key for each certificate: {@code /CN=Root > /CN=CA {permit dns:example.com}}, the trust anchor
 * first; the constraints are in the notation of {@link RawNames}.
 */
final class ChainNotation {
    static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");
    private static final Pattern CA = Pattern.compile("(/.*?)(?: \\{(.*)\\})?");
    private static final List<KeyPair> KEYS = new ArrayList<>();

    private ChainNotation() {}

    /** A request to verify the leaf of such a chain at a time at which all is valid. */
    static VerificationRequest request(String cas, String leafSubject, String leafNames) {
        List<CertificateContents> path = new ArrayList<>();
        String[] notations = cas.split(" > ", -1);
        for (int i = 0; i < notations.length; i++) {
            TestCertificates ca = ca(notations[i], i).issuer(subject(notations[Math.max(i - 1, 0)]));
            path.add(CertificateParser.parse(ca.der()));
        }
        TestCertificates leaf = TestCertificates.leaf()
                .subject(name(leafSubject))
                .issuer(subject(notations[notations.length - 1]))
                .keys(key(notations.length), key(notations.length - 1))
                .keyIdentifiers(key(notations.length - 1));
        if (!leafNames.equals("-")) {
            leaf.names(Arrays.stream(leafNames.split(" ", -1))
                    .map(RawNames::generalName)
                    .toArray(GeneralName[]::new));
        }
        return VerificationRequest.of(
                CertificateParser.parse(leaf.der()), path.subList(1, path.size()), path.subList(0, 1), AT);
    }

    private static TestCertificates ca(String notation, int place) {
        Matcher parts = CA.matcher(notation);
        if (!parts.matches()) {
            throw new IllegalArgumentException(notation);
        }
        TestCertificates ca = TestCertificates.ca("x")
                .subject(name(parts.group(1)))
                .serial(10L + place)
                .keys(key(place), key(Math.max(place - 1, 0)))
                .keyIdentifiers(key(Math.max(place - 1, 0)));
        if (parts.group(2) != null) {
            ca.constraints(RawNames.extension(parts.group(2)));
        }
        return ca;
    }

    private static X500Name subject(String ca) {
        return name(ca.replaceFirst(" \\{.*", ""));
    }

    private static X500Name name(String notation) {
        return notation.equals("-") ? new X500Name(new org.bouncycastle.asn1.x500.RDN[0]) : RawNames.dn(notation);
    }

    static KeyPair key(int index) {
        while (KEYS.size() <= index) {
            KEYS.add(TestCertificates.generate());
        }
        return KEYS.get(index);
    }
}
