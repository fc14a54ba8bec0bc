package io.github.pcaconstrain.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.pcaconstrain.TestCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an answer: signed by the issuer, current, and about this certificate. */
@SuppressWarnings("NullAway.Init")
class RevocationCheckTest {
    private static final Instant NOW = Instant.parse("2027-06-01T12:00:00Z");
    private static final KeyPair ROOT = TestCertificates.generate();
    private static final KeyPair OTHER = TestCertificates.generate();
    private static final KeyPair OWN = TestCertificates.generate();
    private static final BigInteger SERIAL = BigInteger.valueOf(77);

    private final X509Certificate root =
            TestCertificates.ca("Root").keys(ROOT, ROOT).build();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private volatile byte[] asked = new byte[0];

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestBody().readAllBytes();
            byte @Nullable [] answer = answers.get(exchange.getRequestURI().getPath());
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private enum Signer {
        ROOT,
        OTHER
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # revoked | signed by | until               | answer
        78       , ROOT  , 2027-06-02T00:00:00Z , good
        77       , ROOT  , 2027-06-02T00:00:00Z , revoked
        78       , ROOT  , 2027-06-01T11:59:59Z , not checked
        78       , ROOT  , -                    , not checked
        # a revocation is for good
        77       , ROOT  , 2027-06-01T11:59:59Z , revoked
        78       , OTHER , 2027-06-02T00:00:00Z , not checked
        77       , OTHER , 2027-06-02T00:00:00Z , not checked
        """)
    void aCrlCountsIfItIsSignedAndCurrent(long revoked, Signer signer, @Nullable Instant until, String expected)
            throws Exception {
        X509v2CRLBuilder crl = crl(until);
        crl.addCRLEntry(BigInteger.valueOf(revoked), Date.from(NOW.minusSeconds(60)), CRLReason.superseded);
        answers.put("/crl", sign(crl, signer == Signer.ROOT ? ROOT : OTHER));

        assertThat(answer(crlAt(address("/crl")))).isEqualTo(expected);
    }

    @Test
    void aHoldMayHaveBeenLiftedSince() throws Exception {
        X509v2CRLBuilder crl = crl(NOW.minusSeconds(1));
        crl.addCRLEntry(SERIAL, Date.from(NOW.minusSeconds(60)), CRLReason.certificateHold);
        answers.put("/crl", sign(crl, ROOT));

        assertThat(answer(crlAt(address("/crl")))).isEqualTo("not checked");
    }

    @ParameterizedTest
    @CsvSource({
        "/crl,   false, false, false, good",
        "/other, false, false, false, not checked",
        "/crl,   true,  false, false, not checked",
        "/crl,   false, true,  false, good",
        "/crl,   false, false, true,  not checked",
    })
    void aCrlOfOtherCertificatesSaysNothing(
            String part, boolean onlyUsers, boolean onlyCas, boolean indirect, String expected) throws Exception {
        X509v2CRLBuilder crl = crl(NOW.plusSeconds(60));
        crl.addExtension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(at(address(part)), onlyUsers, onlyCas, null, indirect, false));
        answers.put("/crl", sign(crl, ROOT));

        assertThat(answer(crlAt(address("/crl")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # status | signed by | from                 | until                | answer
        good    , ROOT  , 2027-06-01T11:00:00Z , 2027-06-01T13:00:00Z , good
        revoked , ROOT  , 2027-06-01T11:00:00Z , 2027-06-01T13:00:00Z , revoked
        good    , ROOT  , 2027-06-01T10:00:00Z , 2027-06-01T11:00:00Z , not checked
        revoked , ROOT  , 2027-06-01T10:00:00Z , 2027-06-01T11:00:00Z , revoked
        good    , ROOT  , 2027-06-01T11:00:00Z , -                    , good
        good    , ROOT  , 2027-05-01T11:00:00Z , -                    , not checked
        good    , ROOT  , 2027-06-01T13:00:00Z , -                    , not checked
        good    , OTHER , 2027-06-01T11:00:00Z , 2027-06-01T13:00:00Z , not checked
        revoked , OTHER , 2027-06-01T11:00:00Z , 2027-06-01T13:00:00Z , not checked
        """)
    void anOcspAnswerCountsIfItIsSignedAndCurrent(
            String status, Signer signer, Instant from, @Nullable Instant until, String expected) throws Exception {
        answers.put("/ocsp", ocsp(SERIAL, status, from, until, signer == Signer.ROOT ? ROOT : OTHER));

        assertThat(answer(ocspAt(address("/ocsp")))).isEqualTo(expected);
        assertThat(new OCSPReq(asked).getRequestList()[0].getCertID().getSerialNumber())
                .isEqualTo(SERIAL);
    }

    @Test
    void anAnswerAboutAnotherCertificateSaysNothing() throws Exception {
        answers.put("/ocsp", ocsp(BigInteger.TEN, "good", NOW, NOW.plusSeconds(60), ROOT));

        assertThat(answer(ocspAt(address("/ocsp")))).isEqualTo("not checked");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResponderNeedsACertificateForThat(boolean isForOcsp) throws Exception {
        X509Certificate responder = TestCertificates.leaf()
                .subject(new X500Name("CN=Responder"))
                .issuer(root)
                .keys(OTHER, ROOT)
                .extension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(isForOcsp ? KeyPurposeId.id_kp_OCSPSigning : KeyPurposeId.id_kp_serverAuth)
                                .getEncoded())
                .build();
        answers.put("/ocsp", ocsp(SERIAL, "good", NOW, NOW.plusSeconds(60), OTHER, holder(responder)));

        assertThat(answer(ocspAt(address("/ocsp")))).isEqualTo(isForOcsp ? "good" : "not checked");
    }

    @Test
    void oneThatSaysRevokedIsBelievedAgainstOneThatSaysGood() throws Exception {
        X509v2CRLBuilder crl = crl(NOW.plusSeconds(60));
        crl.addCRLEntry(SERIAL, Date.from(NOW.minusSeconds(60)), CRLReason.superseded);
        answers.put("/crl", sign(crl, ROOT));
        answers.put("/ocsp", ocsp(SERIAL, "good", NOW, NOW.plusSeconds(60), ROOT));

        assertThat(answer(named(Optional.of(address("/crl")), Optional.of(address("/ocsp")))))
                .isEqualTo("revoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/rubbish", "/empty"})
    void whatIsNoAnswerIsNotChecked(String path) throws Exception {
        answers.put("/rubbish", new byte[] {0x30, 3, 2, 1, 0});
        answers.put("/empty", new byte[0]);

        assertThat(answer(crlAt(address(path)))).isEqualTo("not checked");
        assertThat(answer(ocspAt(address(path)))).isEqualTo("not checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/crl", "ldap://127.0.0.1/cn", "file:///etc/passwd", "http:crl", "::"})
    void onlyHttpIsFetched(String address) throws Exception {
        assertThat(check(crlAt(address)))
                .isInstanceOfSatisfying(
                        RevocationStatus.NotChecked.class,
                        not -> assertThat(not.reason()).containsPattern("only http is supported|it is not a URI"));
    }

    @Test
    void aCertificateThatNamesNothingIsNotChecked() throws Exception {
        assertThat(check(named(Optional.empty(), Optional.empty())))
                .isEqualTo(
                        new RevocationStatus.NotChecked("the certificate names neither a CRL nor an OCSP responder"));
    }

    private String answer(X509Certificate certificate) throws CertificateEncodingException {
        RevocationStatus status = check(certificate);
        return status instanceof RevocationStatus.Good
                ? "good"
                : status instanceof RevocationStatus.Revoked ? "revoked" : "not checked";
    }

    private RevocationStatus check(X509Certificate certificate) throws CertificateEncodingException {
        return new RevocationCheck(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(30))
                .of(certificate.getEncoded(), root.getEncoded());
    }

    private X509Certificate crlAt(String address) throws IOException {
        return named(Optional.of(address), Optional.empty());
    }

    private X509Certificate ocspAt(String address) throws IOException {
        return named(Optional.empty(), Optional.of(address));
    }

    private X509Certificate named(Optional<String> crl, Optional<String> ocsp) throws IOException {
        TestCertificates made = TestCertificates.ca("Subordinate")
                .issuer(root)
                .serial(SERIAL.longValueExact())
                .keys(OWN, ROOT);
        if (crl.isPresent()) {
            DistributionPoint point = new DistributionPoint(at(crl.get()), null, null);
            made.extension(
                    Extension.cRLDistributionPoints,
                    false,
                    new CRLDistPoint(new DistributionPoint[] {point}).getEncoded());
        }
        if (ocsp.isPresent()) {
            made.extension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(ocsp.get())).getEncoded());
        }
        return made.build();
    }

    private static DistributionPointName at(String address) {
        return new DistributionPointName(new GeneralNames(uri(address)));
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static X509v2CRLBuilder crl(@Nullable Instant until) {
        X509v2CRLBuilder crl = new X509v2CRLBuilder(new X500Name("CN=Root"), Date.from(NOW.minusSeconds(3600)));
        if (until != null) {
            crl.setNextUpdate(Date.from(until));
        }
        return crl;
    }

    private static byte[] sign(X509v2CRLBuilder crl, KeyPair keys) throws OperatorCreationException, IOException {
        return crl.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }

    private byte[] ocsp(
            BigInteger serial,
            String status,
            Instant from,
            @Nullable Instant until,
            KeyPair keys,
            X509CertificateHolder... certificates)
            throws OperatorCreationException, OCSPException, IOException, CertificateEncodingException {
        var digests = new org.bouncycastle.operator.bc.BcDigestCalculatorProvider();
        CertificateStatus said = status.equals("good")
                ? CertificateStatus.GOOD
                : new RevokedStatus(Date.from(NOW.minusSeconds(60)), CRLReason.superseded);
        var answer = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=Root")))
                .addResponse(
                        new CertificateID(digests.get(CertificateID.HASH_SHA1), holder(root), serial),
                        said,
                        Date.from(from),
                        until == null ? null : Date.from(until))
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()),
                        certificates,
                        Date.from(from));
        return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, answer).getEncoded();
    }

    private static X509CertificateHolder holder(X509Certificate certificate)
            throws IOException, CertificateEncodingException {
        return new X509CertificateHolder(certificate.getEncoded());
    }
}
