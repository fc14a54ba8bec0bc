package io.github.pcaconstrain.audit.judging;

import static io.github.pcaconstrain.OddCertificate.tlv;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
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
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fuzz target: {@code audit}, {@code verify} and {@code impact} agree on a leaf below several CAs. The input is the number of
 * octets of the first of two TBSCertificates, in two octets, and both of them: a CA's and the leaf's. Each is signed as it is, so
 * that what is compared is a judgement of what it says, and not of a broken signature. All CAs have one key.
 *
 * <p>The first bit of the input says what is trusted: one root, given as {@code --trust}, or every certificate that is a root.
 * Of {@code audit} the judgement of these two certificates is run, and not what it does around that for many.
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
    private static final AuditOptions OPTIONS = AuditOptions.at(AT);
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
    private static final Set<String> ACCUSATIONS = Set.of(
            "constraint-violated", "signature-invalid", "certificate-invalid", "self-signed-leaf", "issuer-missing");
    private static final PrivateKey KEY = key();
    /** The CAs that are always there, the root first. */
    private static final List<ParsedCertificate> CAS = Stream.of("root.der", "narrow.der", "cross.der")
            .map(name -> ParsedCertificate.of(resource(name), name, 1))
            .toList();

    private static final List<CertificateContents> ROOT = List.of(CAS.get(0).contents());
    private static final FastPass FAST = new FastPass(OPTIONS);

    private CommandAgreement() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int length = Math.min(256 * (input[0] & 0x7f) + (input[1] & 0xff), input.length - 2);
        byte[] ca = sign(Arrays.copyOfRange(input, 2, 2 + length));
        byte[] leaf = sign(Arrays.copyOfRange(input, 2 + length, input.length));
        boolean trustsOne = input[0] < 0;
        Audited audited = audit(ca, leaf, trustsOne);
        Optional<CertificateContents> readableCa = read(ca);
        Optional<CertificateContents> readable = read(leaf);

        expect(audited.ca().contains("unreadable") == readableCa.isEmpty(), "readable or not: the CA");
        expect(audited.leaf().contains("unreadable") == readable.isEmpty(), "readable or not: the leaf");
        if (readable.isPresent() && !isCa(leaf)) {
            compare(audited, readable.get(), readableCa, trustsOne);
        }
    }

    private static void compare(
            Audited audited, CertificateContents leaf, Optional<CertificateContents> ca, boolean trustsOne) {
        List<CertificateContents> intermediates = new ArrayList<>();
        CAS.stream().skip(1).map(ParsedCertificate::contents).forEach(intermediates::add);
        ca.ifPresent(intermediates::add);
        List<CertificateContents> trusted = new ArrayList<>(ROOT);
        ca.filter(certificate -> !trustsOne && certificate.isSelfSigned()).ifPresent(trusted::add);
        VerificationResult result = Verification.verify(VerificationRequest.of(leaf, intermediates, trusted, AT));
        boolean holds = result.pathJudgement().outcome() == Outcome.PASSED;
        if (holds && result.constraints().outcome() == Outcome.PASSED) {
            expect(
                    audited.leaf().stream().noneMatch(ACCUSATIONS::contains),
                    "verify accepts it, audit says " + audited.leaf());
        }
        if (holds && result.constraints().outcome() == Outcome.FAILED) {
            expect(
                    audited.leaf().contains("constraint-violated")
                            || audited.ca().contains("constraint-violated"),
                    "verify says " + result.constraints().reason() + ", audit " + audited.leaf());
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
        return ParsedCertificate.of(der, "leaf", 1).isCa();
    }

    private static Optional<CertificateContents> read(byte[] der) {
        try {
            return Optional.of(CertificateParser.parse(der));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The codes of what an audit finds of the two certificates. */
    private record Audited(Set<String> ca, Set<String> leaf) {}

    private static Audited audit(byte[] ca, byte[] leaf, boolean trustsOne) {
        List<ParsedCertificate> cas = new ArrayList<>(CAS);
        BatchScan first = BatchScan.of(new Batch.Der("ca", 0, ca), FAST);
        cas.addAll(first.cas());
        cas.addAll(BatchScan.of(new Batch.Der("leaf", 1, leaf), FAST).cas());
        IssuerSignatures signatures = new IssuerSignatures();
        Set<String> trusted = trustsOne ? Set.of(CAS.get(0).fingerprint()) : Set.of();
        IssuerConstraintsCache cache = new IssuerConstraintsCache(new CaGraph(cas, signatures), trusted, AT);
        BatchAudit below = new BatchAudit(OPTIONS, cas, cache, signatures, false);

        Set<String> ofCa = codes(below.of(new Batch.Der("ca", 0, ca)));
        CaAudit above = new CaAudit(cache, OPTIONS, Optional.empty());
        for (ParsedCertificate each : first.cas()) {
            above.check(each).forEach(found -> ofCa.add(found.finding().code()));
        }
        return new Audited(ofCa, codes(below.of(new Batch.Der("leaf", 1, leaf))));
    }

    private static Set<String> codes(JudgedBatch judged) {
        Set<String> codes = new HashSet<>();
        judged.reading().broken().forEach(broken -> codes.add("unreadable"));
        judged.found().forEach(found -> codes.add(found.finding().finding().code()));
        judged.missing().forEach(missing -> codes.add("issuer-missing"));
        return codes;
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
