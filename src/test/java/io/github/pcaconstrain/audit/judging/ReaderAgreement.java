package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.audit.fast.FastNames;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.SigningKey;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;

/**
 * A fuzz target: what the fast reader takes for sound, the full one can read; both find the same names, times and
 * issuer; and what is called clean has no finding. Neither throws anything except that it is not a certificate. The
 * input is a certificate.
 */
public final class ReaderAgreement {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final AuditOptions OPTIONS = AuditOptions.at(AT);
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT =
            identified(TestCertificates.ca("Root").keys(KEYS, KEYS), 0).build();
    private static final IssuerConstraintsCache JUDGES =
            new IssuerConstraintsCache(new CaGraph(cas(), new IssuerSignatures()), Set.of(), AT);
    private static final FastPass FAST = new FastPass(OPTIONS);
    private static final StandaloneChecks CONDITION = new StandaloneChecks(OPTIONS);

    private ReaderAgreement() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        boolean sound = FAST.read(input, 0, input.length);
        boolean leaf = FAST.isLeaf();
        Optional<ParsedCertificate> parsed = read(input);
        parsed.ifPresent(ReaderAgreement::judge);
        if (leaf && parsed.isPresent()) {
            expect(!parsed.get().isCa(), "a CA is taken for an end-entity certificate");
            expect(
                    FAST.certificate().notBefore()
                            == parsed.get().contents().notBefore().getEpochSecond(),
                    "notBefore");
            expect(
                    FAST.certificate().notAfter()
                            == parsed.get().contents().notAfter().getEpochSecond(),
                    "notAfter");
        }
        if (sound) {
            compare(parsed.orElseThrow(() -> new AssertionError("what is sound cannot be read in full")));
        }
    }

    /** Everything that is judged of it but the signature, which takes a hundred times as long. */
    private static List<CertificateFinding> judge(ParsedCertificate parsed) {
        List<CertificateFinding> findings = new ArrayList<>(CONDITION.check(parsed));
        String issuer = parsed.contents().issuer().comparisonKey();
        for (SigningKey key : JUDGES.graph().keys(issuer).likeliestFirst(parsed.authorityKey(), CaGraph.MAX_KEYS)) {
            findings.addAll(NameCheck.check(parsed, JUDGES.of(key.certificates())));
        }
        return findings;
    }

    private static Optional<ParsedCertificate> read(byte[] input) {
        try {
            return Optional.of(ParsedCertificate.of(input, "input", 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void compare(ParsedCertificate parsed) {
        LeafBatch leaves = new LeafBatch();
        leaves.add(FAST.certificate());
        List<PresentedName> names = new ArrayList<>(parsed.contents().names());
        names.removeIf(PresentedName.Directory.class::isInstance);
        expect(names.equals(names()), "names: " + names + " and " + names());
        if (leaves.areClean(JUDGES)) {
            List<CertificateFinding> findings = judge(parsed);
            expect(findings.isEmpty(), "it is called clean: " + findings);
            expect(parsed.contents().constraints().isEmpty(), "it has name constraints");
            expect(
                    !JUDGES.graph()
                            .keys(parsed.contents().issuer().comparisonKey())
                            .all()
                            .isEmpty(),
                    "its issuer is missing");
        }
    }

    private static List<PresentedName> names() {
        byte[] der = new byte[FAST.certificate().namesLength()];
        FAST.certificate().copyNames(der, 0);
        List<PresentedName> names = new ArrayList<>();
        new FastNames().allPass(der, 0, der.length, names::add);
        return names;
    }

    private static void expect(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    private static List<ParsedCertificate> cas() {
        List<X509Certificate> cas = List.of(
                ROOT,
                ca("Plain", 1, "example.com"),
                ca("Plain", 2, "example.com", "example.net"),
                ca("Wide", 3, "example.com", "ip:10.0.0.0/8", "email:example.com", "uri:.example.com"),
                ca("Names", 4, "dn:O=Example", "example.com"),
                ca("Free", 5));
        try {
            List<ParsedCertificate> parsed = new ArrayList<>();
            for (X509Certificate ca : cas) {
                parsed.add(ParsedCertificate.of(ca.getEncoded(), "cas", 1));
            }
            return parsed;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate ca(String name, int identifier, String... permitted) {
        TestCertificates ca =
                identified(TestCertificates.ca(name).issuer(ROOT).keys(TestCertificates.generate(), KEYS), identifier);
        return permitted.length == 0
                ? ca.build()
                : ca.constraints(NameConstraintsDer.encode(NameConstraints.of(
                                Stream.of(permitted)
                                        .map(text -> ConstraintSyntax.parse(text, note -> {}))
                                        .toList(),
                                List.of())))
                        .build();
    }

    /** With the same key identifier in every run, which is what an input can name. */
    private static TestCertificates identified(TestCertificates certificate, int identifier) {
        return certificate.extension(
                Extension.subjectKeyIdentifier, false, new byte[] {4, 4, 1, 2, 3, (byte) identifier});
    }
}
