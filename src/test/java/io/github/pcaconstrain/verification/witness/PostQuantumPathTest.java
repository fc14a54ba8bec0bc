package io.github.pcaconstrain.verification.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.Verification;
import io.github.pcaconstrain.verification.VerificationRequest;
import io.github.pcaconstrain.verification.VerificationResult;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains with algorithms that not every verifier knows, above all ML-DSA, alone and among others. */
class PostQuantumPathTest {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");

    /** The first Java that has ML-DSA (JEP 497). */
    private static final int JAVA_WITH_ML_DSA = 24;

    /** What is registered stays registered, and other tests are about a JDK without it. */
    @AfterEach
    void forget() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "ML-DSA-44, ML-DSA-44, ML-DSA-44, ML-DSA-44",
        "ML-DSA-65, ML-DSA-65, ML-DSA-65, ML-DSA-65",
        "ML-DSA-87, ML-DSA-87, EC, ML-DSA-87",
        "EC, ML-DSA-44, EC, ML-DSA-44",
        "ML-DSA-87, EC, EC, ML-DSA-87",
        "ML-DSA-87, ML-DSA-65, EC, 'ML-DSA-65, ML-DSA-87'",
        "EC, EC, ML-DSA-65, ML-DSA-65",
    })
    void theJdkJudgesThem(String root, String ca, String leaf, String foreign) throws Exception {
        VerificationResult result = verify(chain(generate(root), generate(ca), generate(leaf)));

        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED);
        if (Runtime.version().feature() < JAVA_WITH_ML_DSA) {
            assertThat(result.pathJudgement().reason())
                    .isEqualTo("signatures, dates and usage are valid (" + foreign
                            + " by Bouncy Castle, because Java "
                            + Runtime.version().feature() + " does not support "
                            + (foreign.contains(",") ? "them)" : "it)"));
        } else {
            assertThat(result.pathJudgement().reason()).isEqualTo("signatures, dates and usage are valid");
            assertThat(Security.getProvider(BouncyCastleProvider.PROVIDER_NAME)).isNull();
        }
    }

    /** No JDK from 17 on has it. */
    @Test
    void anotherCurveIsLeftToBouncyCastleToo() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
        generator.initialize(new ECGenParameterSpec("brainpoolP256r1"));
        List<CertificateContents> chain = chain(generate("EC"), generator.generateKeyPair(), generate("EC"));

        for (int times = 0; times < 2; times++) { // before it is registered, and after
            VerificationResult result = verify(chain);
            assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED);
            assertThat(result.pathJudgement().reason()).contains("EC brainpoolP256r1 by Bouncy Castle");
        }
    }

    /** The JDK disables weak algorithms by their names, and has none for RIPEMD-128, which Bouncy Castle has. */
    @Test
    void aWeakAlgorithmIsNotBorrowed() throws Exception {
        KeyPair root = generate("RSA");
        List<CertificateContents> chain = chain(root, generate("EC"), generate("EC"));
        CertificateContents weak = CertificateParser.parse(TestCertificates.ca("CA")
                .issuer(new X500Name("CN=Root"))
                .keys(generate("EC"), root)
                .signedBy(new JcaContentSignerBuilder("RIPEMD128withRSA")
                        .setProvider(PROVIDER)
                        .build(root.getPrivate()))
                .der());

        for (int times = 0; times < 2; times++) { // before Bouncy Castle is registered, and after
            VerificationResult direct =
                    Verification.verify(VerificationRequest.of(weak, List.of(), chain.subList(0, 1), AT));
            assertThat(direct.pathJudgement().outcome()).as(direct.toString()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(direct.pathJudgement().reason()).contains("does not support the algorithm 1.3.36.3.3.1.3");
            Security.addProvider(PROVIDER);
        }
    }

    @Test
    void aForgedSignatureFails() throws Exception {
        KeyPair root = generate("ML-DSA-65");
        List<CertificateContents> right = chain(root, generate("ML-DSA-65"), generate("EC"));
        List<CertificateContents> other = chain(root, generate("ML-DSA-65"), generate("EC"));

        VerificationResult result = verify(List.of(right.get(0), other.get(1), right.get(2)));

        assertThat(result.pathJudgement().outcome()).as(result.toString()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theConstraintsStillCount() throws Exception {
        KeyPair root = generate("ML-DSA-44");
        KeyPair ca = generate("ML-DSA-44");
        List<CertificateContents> chain = chain(root, ca, generate("EC"));
        CertificateContents outside = CertificateParser.parse(TestCertificates.leaf()
                .issuer(new X500Name("CN=CA"))
                .keys(generate("EC"), ca)
                .names(new GeneralName(GeneralName.dNSName, "www.example.org"))
                .der());

        VerificationResult result = verify(List.of(chain.get(0), chain.get(1), outside));

        assertThat(result.pathJudgement().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.constraints().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void withoutSuchAnAlgorithmNothingIsRegistered() throws Exception {
        VerificationResult result = verify(chain(generate("RSA"), generate("EC"), generate("RSA")));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Security.getProvider(BouncyCastleProvider.PROVIDER_NAME)).isNull();
    }

    /** Go runs only where it can write to the home folder. */
    private static boolean hasRun(WitnessVerdict verdict) {
        return verdict.answer() != Answer.ABSENT
                && verdict.answer() != Answer.LATE
                && !(verdict.witness() == Witness.GO && verdict.reason().contains("build cache"));
    }

    /** A verifier that does not know ML-DSA refuses it, but has not judged anything. */
    @ParameterizedTest
    @CsvSource({"ML-DSA-65, ML-DSA-65, EC", "RSA, ML-DSA-44, EC", "ML-DSA-87, RSA, EC", "RSA, EC, ML-DSA-65"})
    void aWitnessThatDoesNotKnowItGivesNoVerdict(String root, String ca, String leaf) throws Exception {
        VerificationResult result = verify(chain(generate(root), generate(ca), generate(leaf)));
        boolean isAllMlDsa = root.equals(ca);
        Set<Witness> asked = isAllMlDsa // Go compiles for many seconds
                ? Set.of(Witness.values())
                : Set.of(Witness.JDK, Witness.BC, Witness.OPENSSL, Witness.NSS);

        for (WitnessVerdict verdict : WitnessVerdicts.of(result, AT, AT, asked)) {
            Answer expected = switch (verdict.witness()) {
                case BC -> Answer.ACCEPTS;
                case JDK -> Runtime.version().feature() < JAVA_WITH_ML_DSA ? Answer.UNSUPPORTED : Answer.ACCEPTS;
                default -> verdict.answer() == Answer.ACCEPTS ? Answer.ACCEPTS : Answer.UNSUPPORTED;
            };
            if (hasRun(verdict)) {
                assertThat(verdict.answer()).as(verdict.toString()).isEqualTo(expected);
            }
            if (verdict.answer() == Answer.UNSUPPORTED) {
                assertThat(verdict.reason()).contains("does not support").contains("ML-DSA-");
                assertThat(new JudgedChain(result).agreesWith(verdict)).isTrue();
                assertThat(KnownDifference.explaining(new JudgedChain(result), verdict))
                        .isEmpty();
            }
        }
    }

    private static VerificationResult verify(List<CertificateContents> anchorFirst) {
        return Verification.verify(
                VerificationRequest.of(anchorFirst.get(2), anchorFirst.subList(1, 2), anchorFirst.subList(0, 1), AT));
    }

    /** A root, a CA that permits example.com, and www.example.com. */
    private static List<CertificateContents> chain(KeyPair root, KeyPair ca, KeyPair leaf) {
        return List.of(
                CertificateParser.parse(
                        TestCertificates.ca("Root").keys(root, root).der()),
                CertificateParser.parse(TestCertificates.ca("CA")
                        .issuer(new X500Name("CN=Root"))
                        .keys(ca, root)
                        .constraints(RawNames.extension("permit dns:example.com"))
                        .der()),
                CertificateParser.parse(TestCertificates.leaf()
                        .issuer(new X500Name("CN=CA"))
                        .keys(leaf, ca)
                        .names(new GeneralName(GeneralName.dNSName, "www.example.com"))
                        .der()));
    }

    private static KeyPair generate(String kind) throws GeneralSecurityException {
        if (!kind.startsWith("ML-DSA")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(kind.equals("RSA") ? 2048 : 256);
            return generator.generateKeyPair();
        }
        return KeyPairGenerator.getInstance(kind, PROVIDER).generateKeyPair();
    }
}
