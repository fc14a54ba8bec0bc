package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/**
 * Chains written down, with a key for each certificate: {@code /CN=Root > /CN=CA {permit dns:example.com}}, the trust anchor
 * first; the constraints are in the notation of {@link RawNames}.
 *
 * <p>{@code /CN=CA {permit a.example} or {permit b.example}} has two certificates of one CA and key; the second has no constraints if it
 * is {@code or {}}. {@code /CN=CA #none} has no key identifiers, and {@code /CN=CA #other} names another key as its issuer's.
 */
final class ChainNotation {
    static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");
    static final Pattern CA = Pattern.compile("(/.*?)(?: \\{([^{}]*)\\})?(?: or \\{([^{}]*)\\})?(?: #(none|other))?");

    /** How many certificates of CAs are kept: signing them takes most of the time where thousands of chains are made. */
    private static final int KEPT = 256;

    private static final Map<String, CertificateContents> MADE = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CertificateContents> eldest) {
            return size() > KEPT;
        }
    });

    private final ChainKeys keys;

    private ChainNotation(ChainKeys keys) {
        this.keys = keys;
    }

    /** A request to verify the leaf of such a chain at a time at which all is valid. */
    static VerificationRequest request(String cas, String leafSubject, String leafNames) {
        return request(ChainKeys.USUAL, cas, leafSubject, leafNames);
    }

    /** The same with keys of this kind. */
    static VerificationRequest request(ChainKeys keys, String cas, String leafSubject, String leafNames) {
        return new ChainNotation(keys).requested(cas, leafSubject, leafNames);
    }

    private VerificationRequest requested(String cas, String leafSubject, String leafNames) {
        List<CertificateContents> path = new ArrayList<>();
        String[] notations = cas.split(" > ", -1);
        for (int i = 0; i < notations.length; i++) {
            path.addAll(certificates(notations[i], i, subject(notations[Math.max(i - 1, 0)])));
        }
        return VerificationRequest.of(
                leaf(notations, leafSubject, leafNames), path.subList(1, path.size()), path.subList(0, 1), AT);
    }

    private CertificateContents leaf(String[] cas, String subject, String names) {
        TestCertificates leaf = TestCertificates.leaf()
                .subject(name(subject))
                .issuer(subject(cas[cas.length - 1]))
                .keys(keys.at(cas.length), keys.at(cas.length - 1))
                .keyIdentifiers(keys.at(cas.length - 1));
        if (!names.equals("-")) {
            leaf.names(Arrays.stream(names.split(" ", -1))
                    .map(RawNames::generalName)
                    .toArray(GeneralName[]::new));
        }
        return CertificateParser.parse(leaf.der());
    }

    private List<CertificateContents> certificates(String notation, int place, X500Name issuer) {
        Matcher parts = CA.matcher(notation);
        if (!parts.matches()) {
            throw new IllegalArgumentException(notation);
        }
        List<CertificateContents> certificates = new ArrayList<>();
        certificates.add(ca(parts, place, issuer, parts.group(2)));
        if (parts.group(3) != null) {
            certificates.add(ca(parts, place, issuer, parts.group(3).isEmpty() ? null : parts.group(3)));
        }
        return certificates;
    }

    private CertificateContents ca(Matcher notation, int place, X500Name issuer, @Nullable String constraints) {
        String key = (keys == ChainKeys.QUICK) + " " + place + " " + notation.group(1) + " " + notation.group(4) + " "
                + constraints + " " + issuer;
        CertificateContents made = MADE.get(key);
        if (made == null) {
            made = CertificateParser.parse(
                    made(notation, place, constraints).issuer(issuer).der());
            MADE.put(key, made);
        }
        return made;
    }

    private TestCertificates made(Matcher notation, int place, @Nullable String constraints) {
        KeyPair issuing = keys.at(Math.max(place - 1, 0));
        TestCertificates ca = TestCertificates.ca("x")
                .subject(name(notation.group(1)))
                .serial(10L + place)
                .keys(keys.at(place), issuing);
        if (notation.group(4) == null) {
            ca.keyIdentifiers(issuing);
        } else if (notation.group(4).equals("other")) {
            ca.keyIdentifiers(keys.at(place + 2));
        }
        return constraints == null ? ca : ca.constraints(RawNames.extension(constraints));
    }

    private static X500Name subject(String ca) {
        return name(ca.replaceFirst(" (\\{|or|#).*", ""));
    }

    private static X500Name name(String notation) {
        return notation.equals("-") ? new X500Name(new org.bouncycastle.asn1.x500.RDN[0]) : RawNames.dn(notation);
    }
}
