package io.github.pcaconstrain.audit;

import static io.github.pcaconstrain.OddCertificate.tlv;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.encoding.CertificateContents;
import io.github.pcaconstrain.encoding.CertificateParser;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.Verification;
import io.github.pcaconstrain.verification.VerificationRequest;
import io.github.pcaconstrain.verification.VerificationResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fuzz target: {@code audit}, {@code verify} and {@code impact} agree on a leaf below several CAs. The input is the number of
 * octets of the first of two TBSCertificates, in two octets, and both of them: a CA's and the leaf's. Each is signed as it is, so
 * that what is compared is a judgement of what it says, and not of a broken signature. All CAs have one key.
 *
 * <p>The first bit of the input says what is trusted: one root, given as {@code --trust}, or every certificate that is a root.
 *
 * <ul>
 *   <li>What is unreadable for one is unreadable for all, and nothing throws.
 *   <li>What {@code verify} accepts, {@code audit} reports neither as a violation nor as signed by nobody.
 *   <li>Where {@code verify} finds a path in order and a name refused, {@code audit} reports an error, and
 *       {@code impact} the same refusal if the path has one constrained CA.
 * </ul>
 */
public final class CommandAgreement {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final AuditOptions OPTIONS = options();
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
    private static final Set<String> ACCUSATIONS =
            Set.of("constraint-violated", "signature-invalid", "self-signed-leaf", "issuer-missing");
    private static final PrivateKey KEY = key();
    /** The CAs that are always there, the root first. */
    private static final List<byte[]> CAS =
            List.of(resource("root.der"), resource("narrow.der"), resource("cross.der"));

    private CommandAgreement() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int length = Math.min(256 * (input[0] & 0x7f) + (input[1] & 0xff), input.length - 2);
        byte[] ca = sign(Arrays.copyOfRange(input, 2, 2 + length));
        byte[] leaf = sign(Arrays.copyOfRange(input, 2 + length, input.length));
        Optional<CertificateContents> readableCa = read(ca);
        Optional<CertificateContents> readable = read(leaf);
        List<byte[]> bundle = new ArrayList<>(CAS);
        bundle.add(ca);
        bundle.add(leaf);
        boolean trustsOne = input[0] < 0;
        AuditReport report = audit(bundle, trustsOne ? CAS.subList(0, 1) : List.of());

        expect(codes(report, 4).contains("unreadable") == readableCa.isEmpty(), "readable or not: the CA");
        expect(codes(report, 5).contains("unreadable") == readable.isEmpty(), "readable or not: the leaf");
        if (readable.isPresent() && !isCa(leaf)) {
            compare(report, readable.get(), readableCa, trustsOne);
        }
    }

    private static void compare(
            AuditReport report, CertificateContents leaf, Optional<CertificateContents> ca, boolean trustsOne) {
        List<CertificateContents> intermediates = new ArrayList<>();
        CAS.subList(1, CAS.size()).forEach(der -> intermediates.add(CertificateParser.parse(der)));
        ca.ifPresent(intermediates::add);
        List<CertificateContents> trusted = new ArrayList<>(List.of(CertificateParser.parse(CAS.get(0))));
        ca.filter(certificate -> !trustsOne && certificate.isSelfSigned()).ifPresent(trusted::add);
        VerificationResult result = Verification.verify(VerificationRequest.of(leaf, intermediates, trusted, AT));
        Set<String> found = codes(report, 5);
        boolean holds = result.pathJudgement().outcome() == Outcome.PASSED;
        if (holds && result.constraints().outcome() == Outcome.PASSED) {
            expect(found.stream().noneMatch(ACCUSATIONS::contains), "verify accepts it, audit says " + found);
        }
        if (holds && result.constraints().outcome() == Outcome.FAILED) {
            expect(
                    found.contains("constraint-violated") || codes(report, 4).contains("constraint-violated"),
                    "verify says " + result.constraints().reason() + ", audit " + found);
            foresee(result, leaf);
        }
    }

    /** Where the constraints that refuse are those of one CA, they refuse the same names before they are in force. */
    private static void foresee(VerificationResult result, CertificateContents leaf) {
        List<CertificateContents> constrained = result.path().stream()
                .skip(1)
                .filter(certificate -> certificate.constraints().isPresent())
                .toList();
        boolean isOfLeaf = result.names().refusal().stream()
                .anyMatch(name -> name.certificate().label().equals(leaf.label()));
        if (constrained.size() == 1
                && isOfLeaf
                && constrained.get(0).constraints().orElseThrow().problems().isEmpty()) {
            Impact impact =
                    new Impact(constrained.get(0).constraints().orElseThrow().constraints(), Optional.empty(), AT);
            impact.add("leaf", leaf, List.of());
            expect(impact.report().refused().size() == 1, "verify refuses it, impact does not");
        }
    }

    private static boolean isCa(byte[] der) {
        return Parsed.of(der, "leaf", 1).isCa();
    }

    private static Optional<CertificateContents> read(byte[] der) {
        try {
            return Optional.of(CertificateParser.parse(der));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AuditReport audit(List<byte[]> bundle, List<byte[]> trust) {
        List<Source> anchors = trust.isEmpty() ? List.of() : List.of(source("trust", trust));
        return Audit.of("fuzz", List.of(source("bundle", bundle)), anchors, OPTIONS);
    }

    private static Source source(String name, List<byte[]> certificates) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void read(Intake intake) {
                certificates.forEach(der -> intake.der(name, der));
            }
        };
    }

    /** As usual, but in the calling thread: starting threads takes longer than all the rest. */
    private static AuditOptions options() {
        AuditOptions usual = AuditOptions.at(AT);
        return new AuditOptions(
                AT,
                usual.expiresWithin(),
                usual.minStrength(),
                usual.policy(),
                usual.profile(),
                usual.only(),
                usual.skip(),
                usual.baseline(),
                1,
                usual.retained());
    }

    private static Set<String> codes(AuditReport report, int index) {
        return report.findings().stream()
                .filter(finding -> finding.place().index() == index)
                .map(CertificateFinding::finding)
                .map(finding -> finding.code())
                .collect(Collectors.toSet());
    }

    private static byte[] sign(byte[] toBeSigned) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY);
            signature.update(toBeSigned);
            return tlv(0x30, toBeSigned, SHA256_WITH_RSA, tlv(0x03, new byte[1], signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(resource("key.der")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = CommandAgreement.class.getResourceAsStream("/fuzz/commands/" + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
