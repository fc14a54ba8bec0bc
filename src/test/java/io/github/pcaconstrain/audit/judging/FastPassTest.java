package io.github.pcaconstrain.audit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.Thorough;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.NameConstraints;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path may only call clean what the full judgement finds nothing about. */
class FastPassTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final KeyPair OTHER_KEYS = TestCertificates.generate();
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT =
            identified(TestCertificates.ca("Root"), KEYS).build();
    private static final List<X509Certificate> CAS = List.of(
            ROOT,
            ca("Plain", "example.com"),
            ca("Wide", "example.com", "example.net", "ip:10.0.0.0/8", "email:example.com", "uri:.example.com"),
            ca("Names", "dn:O=Example", "example.com"),
            identified(TestCertificates.ca("Free").issuer(ROOT), KEYS).build());
    private static final String[] HOSTS = {
        "example.com",
        "a.example.com",
        "A.EXAMPLE.com",
        "*.example.com",
        "example.org",
        "xexample.com",
        "a..example.com",
        "a.example.com.",
        "",
        "a_b.example.net",
        "xn--mnchen-3ya.example.com",
        "*.com"
    };

    private static X509Certificate ca(String name, String... permitted) {
        byte[] constraints = NameConstraintsDer.encode(NameConstraints.of(
                Stream.of(permitted)
                        .map(text -> ConstraintSyntax.parse(text, note -> {}))
                        .toList(),
                List.of()));
        return identified(TestCertificates.ca(name).issuer(ROOT).constraints(constraints), KEYS)
                .build();
    }

    private static TestCertificates identified(TestCertificates certificate, KeyPair signer) {
        return certificate.keys(KEYS, signer).keyIdentifiers(KEYS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatItCallsCleanHasNoFinding(long seed) throws CertificateEncodingException {
        AuditOptions options = AuditOptions.at(AT);
        AuditOptions expiring = new AuditOptions(
                AT,
                Optional.of(Duration.ofDays(30)),
                128,
                Optional.empty(),
                options.profile(),
                Set.of(),
                Set.of(),
                Set.of(),
                1,
                0);
        Random random = new Random(seed);
        for (AuditOptions each : List.of(options, expiring)) {
            IssuerSignatures signatures = new IssuerSignatures();
            IssuerConstraintsCache cache = new IssuerConstraintsCache(new CaGraph(parsed(), signatures), Set.of(), AT);
            FastPass fast = new FastPass(each);
            LeafAudit full = new LeafAudit(cache, each, signatures);
            int clean = 0;
            for (int i = 0; i < Thorough.times(400, 1000); i++) {
                byte[] der = leaf(random);
                if (isClean(fast, der, cache)) {
                    clean++;
                    LeafAudit.Result result = full.check(ParsedCertificate.of(der, "leaf", i));
                    assertThat(result.findings().stream().map(CertificateFinding::finding))
                            .isEmpty();
                    assertThat(result.missing()).isEmpty();
                }
            }
            assertThat(clean).as("enough to compare").isGreaterThan(Thorough.times(20, 50));
        }
    }

    /** Damaged anywhere, by one bit or one octet: what is called clean can be read in full, and is clean. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whatIsDamagedIsNotCalledCleanUnlessItCanBeRead(long seed) throws CertificateEncodingException {
        AuditOptions options = AuditOptions.at(AT);
        IssuerSignatures signatures = new IssuerSignatures();
        IssuerConstraintsCache cache = new IssuerConstraintsCache(new CaGraph(parsed(), signatures), Set.of(), AT);
        FastPass fast = new FastPass(options);
        LeafAudit full = new LeafAudit(cache, options, signatures);
        Random random = new Random(seed);
        List<byte[]> sound = new java.util.ArrayList<>();
        while (sound.size() < 25) {
            byte[] der = leaf(random);
            if (isClean(fast, der, cache)) {
                sound.add(der);
            }
        }
        int clean = 0;
        for (int i = 0; i < Thorough.times(6000, 20_000); i++) {
            byte[] der = sound.get(i % sound.size()).clone();
            int place = random.nextInt(der.length);
            der[place] = (byte) (random.nextBoolean() ? der[place] ^ 1 << random.nextInt(8) : random.nextInt(256));
            if (isClean(fast, der, cache)) {
                clean++;
                assertThat(full.check(ParsedCertificate.of(der, "leaf", i)).findings().stream()
                                .map(CertificateFinding::finding)
                                // Of course; a signature is verified only where there is something to report.
                                .filter(finding -> !finding.code().equals("signature-invalid")))
                        .as("octet %d of %s", place, HexFormat.of().formatHex(der))
                        .isEmpty();
            }
        }
        assertThat(clean).as("damage that does no harm, as to a serial number").isGreaterThan(50);
    }

    /** A key whose form hides its length must not pass by what was found of another key of the same algorithm. */
    @Test
    void aWeakKeyDoesNotPassByAStrongOne() throws Exception {
        FastPass fast = new FastPass(AuditOptions.at(AT));
        byte[] usual = rsaLeaf(2048);
        assertThat(fast.read(usual, 0, usual.length)).isTrue();
        byte[] weak = rsaLeaf(1024);
        assertThat(fast.read(weak, 0, weak.length)).isFalse();
        // Strong ones first, which are doubtful for their form alone: negative moduli, and parameters other than NULL.
        for (byte[] der : List.of(
                changed(usual, "0282010100", "0282010180"),
                changed(weak, "02818100", "02818180"),
                changed(usual, "0101010500", "0101010400"),
                changed(weak, "0101010500", "0101010400"))) {
            assertThat(fast.read(der, 0, der.length)).isFalse();
        }
        assertThat(fast.read(usual, 0, usual.length)).isTrue();
    }

    private static byte[] changed(byte[] der, String from, String to) {
        String hex = HexFormat.of().formatHex(der);
        assertThat(hex).containsOnlyOnce(from);
        return HexFormat.of().parseHex(hex.replace(from, to));
    }

    private static byte[] rsaLeaf(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return TestCertificates.leaf()
                .issuer(ROOT)
                .validity(AT.minus(Duration.ofDays(5)), AT.plus(Duration.ofDays(400)))
                .names(new GeneralName(GeneralName.dNSName, "a.example.com"))
                .keys(generator.generateKeyPair(), KEYS)
                .der();
    }

    private static boolean isClean(FastPass fast, byte[] der, IssuerConstraintsCache cache) {
        LeafBatch leaves = new LeafBatch();
        if (!fast.read(der, 0, der.length)) {
            return false;
        }
        leaves.add(fast.certificate());
        leaves.trim();
        return leaves.areClean(cache);
    }

    private static List<ParsedCertificate> parsed() throws CertificateEncodingException {
        Stream.Builder<ParsedCertificate> all = Stream.builder();
        for (X509Certificate ca : CAS) {
            all.add(ParsedCertificate.of(ca.getEncoded(), "cas", 1));
        }
        return all.build().toList();
    }

    private static byte[] leaf(Random random) {
        X509Certificate issuer = CAS.get(random.nextInt(CAS.size()));
        boolean named = random.nextInt(4) == 0;
        TestCertificates leaf = TestCertificates.leaf()
                .subject(new X500Name(named ? "CN=" + text(random) + "x,O=Example" : "O=Example"))
                .issuer(random.nextInt(20) == 0 ? TestCertificates.ca("Absent").build() : issuer)
                .serial(random.nextInt(20) == 0 ? -7 : 1 + random.nextInt(1_000_000));
        Instant from = AT.plus(Duration.ofDays(random.nextInt(10) == 0 ? 5 : -5));
        leaf.validity(from, from.plus(Duration.ofDays(random.nextInt(5) == 0 ? 10 : 400)));
        // Some are signed by another key, with and without a key identifier that says otherwise.
        KeyPair signer = random.nextInt(8) == 0 ? OTHER_KEYS : KEYS;
        if (random.nextInt(3) > 0) {
            identified(leaf, signer);
        } else {
            leaf.keys(KEYS, signer);
        }
        if (random.nextInt(15) == 0) {
            leaf.constraints(new byte[] {0x30, 0});
        }
        GeneralName[] names = new GeneralName[random.nextInt(4)];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(random);
        }
        return names.length == 0 ? leaf.der() : leaf.names(names).der();
    }

    private static GeneralName name(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new GeneralName(GeneralName.iPAddress, random.nextBoolean() ? "10.1.2.3" : "11.1.2.3");
            case 1 -> new GeneralName(GeneralName.rfc822Name, "user@" + text(random));
            case 2 -> new GeneralName(GeneralName.uniformResourceIdentifier, "https://" + text(random) + "/x");
            default -> new GeneralName(GeneralName.dNSName, text(random));
        };
    }

    private static String text(Random random) {
        return HOSTS[random.nextInt(HOSTS.length)];
    }
}
