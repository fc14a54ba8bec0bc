package io.github.pcaconstrain.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.sandbox.acm.CertificateManager;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.MemoryStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** No input is a fault of the sandbox's own: what cannot be understood is refused, with an error of the client's. */
class MutatedInputTest {
    private static final int TRIES = 1000;
    private static final int SERVER_ERROR = 500;
    private static final String CA = "CertificateAuthorityArn";

    private final SettableClock clock = new SettableClock();
    private final RequestContext context = RequestContext.local("us-east-1", "111122223333", clock);
    private final Service pca;
    private final Service acm;
    private final KeyPair keys = keys();
    private final String root;

    MutatedInputTest() {
        MemoryStore store = new MemoryStore();
        IdempotencyTokens tokens = new IdempotencyTokens(store, clock);
        PrivateCa privateCa = new PrivateCa(
                store, tokens, new SecureRandom(), Duration.ZERO, Assumptions.USUAL, URI.create("http://127.0.0.1"));
        pca = privateCa.service();
        acm = new CertificateManager(
                        store,
                        tokens,
                        new KeyStock(0, new SecureRandom()),
                        Duration.ZERO,
                        privateCa,
                        Interceptor.NONE,
                        Assumptions.USUAL)
                .service();
        root = create("ROOT");
        ObjectNode issue = issue(root, blob(text(pca, "GetCertificateAuthorityCsr", ca(root), "Csr")))
                .put("TemplateArn", "arn:aws:acm-pca:::template/RootCACertificate/V1");
        issue.remove("ApiPassthrough");
        ((ObjectNode) issue.get("Validity")).put("Value", 3650);
        String issued = text(pca, "IssueCertificate", issue, "CertificateArn");
        String certificate = text(pca, "GetCertificate", ca(root).put("CertificateArn", issued), "Certificate");
        pca.call(context, "ImportCertificateAuthorityCertificate", ca(root).put("Certificate", blob(certificate)));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode ca(String arn) {
        return Json.object().put(CA, arn);
    }

    private String text(Service service, String operation, ObjectNode input, String member) {
        return Json.text(service.call(context, operation, input), member);
    }

    private static String blob(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private String create(String type) {
        ObjectNode input = json(CREATE).put("CertificateAuthorityType", type);
        input.remove("IdempotencyToken");
        input.remove("RevocationConfiguration");
        return text(pca, "CreateCertificateAuthority", input, CA);
    }

    private static final String CREATE = """
        {'CertificateAuthorityType': 'SUBORDINATE', 'IdempotencyToken': '1', 'UsageMode': 'GENERAL_PURPOSE',
         'KeyStorageSecurityStandard': 'FIPS_140_2_LEVEL_3_OR_HIGHER', 'Tags': [{'Key': 'a', 'Value': 'b'}],
         'CertificateAuthorityConfiguration': {'KeyAlgorithm': 'EC_prime256v1', 'SigningAlgorithm': 'SHA256WITHECDSA',
          'Subject': {'Country': 'DE', 'Organization': 'o', 'CommonName': 'n', 'SerialNumber': '1', 'Initials': 'i'},
          'CsrExtensions': {'KeyUsage': {'KeyCertSign': true, 'CRLSign': true}, 'SubjectInformationAccess': [
           {'AccessMethod': {'AccessMethodType': 'CA_REPOSITORY'},
            'AccessLocation': {'UniformResourceIdentifier': 'http://a.example'}},
           {'AccessMethod': {'CustomObjectIdentifier': '1.2.3.4'}, 'AccessLocation': {'IpAddress': '192.0.2.1'}}]}},
         'RevocationConfiguration': {
          'CrlConfiguration': {'Enabled': true, 'ExpirationInDays': 7, 'S3BucketName': 'bucket', 'CustomCname': 'a.b',
           'CrlType': 'COMPLETE', 'CustomPath': 'p/q', 'S3ObjectAcl': 'PUBLIC_READ',
           'CrlDistributionPointExtensionConfiguration': {'OmitExtension': false}},
          'OcspConfiguration': {'Enabled': true, 'OcspCustomCname': 'o.b'}}}\
        """;

    private static final String SEARCH = """
        {'SortBy': 'NOT_AFTER', 'SortOrder': 'DESCENDING', 'MaxResults': 2, 'FilterStatement': {'And': [
         {'Or': [{'Not': {'Filter': {'CertificateArn': 'arn:aws:acm:us-east-1:111122223333:certificate/1'}}},
          {'Filter': {'X509AttributeFilter': {'NotAfter': {'Start': 1.5, 'End': 2}}}}]},
         {'Filter': {'X509AttributeFilter': {'Subject': {'CommonName':
          {'Value': 'a', 'ComparisonOperator': 'CONTAINS'}}}}},
         {'Filter': {'AcmCertificateMetadataFilter': {'Status': 'ISSUED'}}}]}}\
        """;

    private static final String PASSTHROUGH = """
        {'Subject': {'CustomAttributes': [{'ObjectIdentifier': '2.5.4.3', 'Value': 'n'},
          {'ObjectIdentifier': '2.5.4.6', 'Value': 'DE'},
          {'ObjectIdentifier': '1.2.840.113549.1.9.1', 'Value': 'a@b.c'}]},
         'Extensions': {'KeyUsage': {'DigitalSignature': true},
          'CertificatePolicies': [{'CertPolicyId': '1.2.3', 'PolicyQualifiers': [
           {'PolicyQualifierId': 'CPS', 'Qualifier': {'CpsUri': 'http://c'}}]}],
          'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'SERVER_AUTH'}, {'ExtendedKeyUsageObjectIdentifier': '1.2.3'}],
          'SubjectAlternativeNames': [{'DnsName': 'a.example'}, {'Rfc822Name': 'a@b.c'}, {'IpAddress': '2001:db8::1'},
           {'UniformResourceIdentifier': 'http://u'}, {'RegisteredId': '1.2.3'},
           {'OtherName': {'TypeId': '1.2.3', 'Value': 'v'}}, {'EdiPartyName': {'PartyName': 'p', 'NameAssigner': 'n'}},
           {'DirectoryName': {'CommonName': 'd', 'Country': 'DE'}}],
          'CustomExtensions': [{'ObjectIdentifier': '2.5.29.30', 'Critical': true, 'Value': 'MAegBTADggFh'},
           {'ObjectIdentifier': '2.5.29.14', 'Value': 'BAEx'}, {'ObjectIdentifier': '2.5.29.31', 'Value': 'MAA='}]}}\
        """;

    private static ObjectNode issue(String ca, String csr) {
        ObjectNode input = ca(ca).put("Csr", csr)
                .put("SigningAlgorithm", "SHA256WITHECDSA")
                .put("TemplateArn", "arn:aws:acm-pca:::template/BlankEndEntityCertificate_APICSRPassthrough/V1");
        input.set("Validity", json("{'Type': 'DAYS', 'Value': 30}"));
        input.set("ApiPassthrough", json(PASSTHROUGH));
        return input;
    }

    /** Runs an operation, and returns the code of its error, if it has one; a fault of the sandbox's own fails the test. */
    private Optional<String> run(Service service, String operation, ObjectNode input) {
        try {
            JsonNode output = service.call(context, operation, input);
            if (!output.isMissingNode()) {
                Json.write(output);
            }
            return Optional.empty();
        } catch (AwsError e) {
            if (e.status() < SERVER_ERROR) {
                return Optional.of(e.code());
            }
            return fail(operation + " answers " + e.code() + " to " + input);
        } catch (RuntimeException | StackOverflowError e) {
            return fail(operation + " fails on " + input, e);
        }
    }

    /** An input of each operation that has something to be changed. */
    private Map<String, ObjectNode> inputs(Service service) {
        Map<String, ObjectNode> inputs = new TreeMap<>();
        String managed = text(acm, "RequestCertificate", request(), "CertificateArn");
        String issued = text(pca, "IssueCertificate", issue(root, csr()), "CertificateArn");
        for (Map.Entry<String, Shape> each : service.inputs().entrySet()) {
            ObjectNode sample = (ObjectNode) sample(each.getValue());
            for (String member : List.copyOf(sample.propertyNames())) {
                switch (member) {
                    case CA -> sample.put(member, root);
                    case "CertificateArn" -> sample.put(member, service == pca ? issued : managed);
                    case "ResourceArn" -> sample.put(member, service == pca ? root : managed);
                    case "NextToken" -> sample.remove(member);
                    default -> {
                        // as good as any
                    }
                }
            }
            inputs.put(each.getKey(), sample);
        }
        if (service == pca) {
            inputs.put("CreateCertificateAuthority", json(CREATE));
            inputs.put("IssueCertificate", issue(root, csr()));
            inputs.put(
                    "RevokeCertificate",
                    ca(root).put("CertificateSerial", "00:11").put("RevocationReason", "SUPERSEDED"));
        } else {
            inputs.put("RequestCertificate", request());
            inputs.put("SearchCertificates", json(SEARCH));
        }
        return inputs;
    }

    private ObjectNode request() {
        ObjectNode input = json("""
            {'DomainName': 'a.example.com', 'SubjectAlternativeNames': ['b.example.com'], 'IdempotencyToken': '1',
             'KeyAlgorithm': 'EC_prime256v1', 'ValidationMethod': 'DNS', 'Tags': [{'Key': 'a', 'Value': 'b'}],
             'DomainValidationOptions': [{'DomainName': 'a.example.com', 'ValidationDomain': 'example.com'}],
             'Options': {'CertificateTransparencyLoggingPreference': 'ENABLED', 'Export': 'ENABLED'}}\
            """);
        return input.put(CA, root);
    }

    private static JsonNode sample(Shape shape) {
        if (shape instanceof Shape.Structure structure) {
            ObjectNode object = Json.object();
            structure.members().forEach((name, member) -> object.set(name, sample(member.shape())));
            return object;
        }
        if (shape instanceof Shape.Items items) {
            var array = tools.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
            return array.add(sample(items.member()));
        }
        var values = tools.jackson.databind.node.JsonNodeFactory.instance;
        if (shape instanceof Shape.OneOf oneOf) {
            return values.stringNode(oneOf.values().get(0));
        }
        if (shape instanceof Shape.Recursive) {
            return Json.object();
        }
        if (shape instanceof Shape.Time) {
            return values.numberNode(1.5);
        }
        if (shape instanceof Shape.Whole whole) {
            return values.numberNode(Math.max(1, whole.min()));
        }
        if (shape instanceof Shape.Blob blob) {
            return values.stringNode(blob("0".repeat(Math.max(4, blob.min()))));
        }
        return shape instanceof Shape.Text text
                ? values.stringNode("a".repeat(Math.max(1, text.min())))
                : values.booleanNode(true);
    }

    @Test
    void membersOfEveryOperation() {
        int[] count = {0};
        for (Service service : List.of(pca, acm)) {
            inputs(service).forEach((operation, input) -> {
                run(service, operation, input.deepCopy());
                Mutations.documents(input, mutated -> {
                    count[0]++;
                    run(service, operation, mutated);
                });
                requireAnswers();
            });
        }
        assertThat(count[0]).isGreaterThan(5000);
    }

    /** Nothing that was accepted keeps others from being answered. */
    private void requireAnswers() {
        run(pca, "ListCertificateAuthorities", Json.object());
        run(pca, "DescribeCertificateAuthority", ca(root));
        run(acm, "ListCertificates", Json.object());
    }

    private String csr() {
        return blob(pem("CERTIFICATE REQUEST", request("CN=leaf")));
    }

    private byte[] request(String subject) {
        try {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "a.example.com"),
                new GeneralName(GeneralName.iPAddress, "192.0.2.1"),
                new GeneralName(new X500Name("CN=d"))
            }));
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                            new X500Name(subject), keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(signer());
            return request.getEncoded();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private ContentSigner signer() {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        } catch (org.bouncycastle.operator.OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void requestsToSign() {
        Random random = new Random(1);
        byte[] good = request("C=DE,O=Example,CN=leaf");
        int accepted = 0;
        for (int i = 0; i < TRIES; i++) {
            byte[] der = i % 4 == 0
                    ? Mutations.octets(good, random)
                    : Mutations.signedAgain(good, keys.getPrivate(), random);
            ObjectNode input = issue(root, blob(pem("CERTIFICATE REQUEST", der)));
            input.remove("ApiPassthrough");
            accepted += run(pca, "IssueCertificate", input).isEmpty() ? 1 : 0;
        }
        run(pca, "IssueCertificate", issue(root, blob(pem("CERTIFICATE REQUEST", Mutations.nested(10_000)))));
        run(
                pca,
                "CreateCertificateAuthorityAuditReport",
                ca(root).put("S3BucketName", "bucket").put("AuditReportResponseFormat", "CSV"));
        assertThat(accepted).as("some are still requests").isPositive();
        for (int i = 0; i < TRIES; i++) {
            String text = pem("CERTIFICATE REQUEST", good);
            byte[] mutated = Mutations.octets(text.getBytes(StandardCharsets.UTF_8), random);
            ObjectNode input = issue(root, Base64.getEncoder().encodeToString(mutated));
            run(pca, "IssueCertificate", input);
        }
    }

    @Test
    void certificatesToImport() throws Exception {
        Random random = new Random(2);
        String ca = create("SUBORDINATE");
        byte[] upper = certificate(
                new X500Name("CN=External"),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        byte[] own = certificate(subject(ca), publicKey(ca));
        assertThat(run(pca, "ImportCertificateAuthorityCertificate", importing(ca, own, upper)))
                .isEmpty();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < 2 * TRIES; i++) {
            byte[] changed = i % 2 == 0 ? own : upper;
            byte[] mutated = i % 8 < 2
                    ? Mutations.octets(changed, random)
                    : Mutations.signedAgain(changed, keys.getPrivate(), random);
            ObjectNode input = i % 2 == 0 ? importing(ca, mutated, upper) : importing(ca, own, mutated);
            Optional<String> error = run(pca, "ImportCertificateAuthorityCertificate", input);
            outcomes.merge(error.orElse("imported"), 1, Integer::sum);
            if (error.isEmpty()) {
                requireWorks(ca);
            }
        }
        run(pca, "ImportCertificateAuthorityCertificate", importing(ca, Mutations.nested(10_000), upper));

        assertThat(outcomes.keySet())
                .isSubsetOf(Set.of(
                        "imported",
                        "CertificateMismatchException",
                        "InvalidRequestException",
                        "MalformedCertificateException"))
                .contains("imported", "CertificateMismatchException", "MalformedCertificateException");
    }

    /** A CA whose certificate was taken is described, and issues or says why not. */
    private void requireWorks(String ca) {
        requireAnswers();
        run(pca, "DescribeCertificateAuthority", ca(ca));
        run(pca, "GetCertificateAuthorityCertificate", ca(ca));
        ObjectNode issue = issue(ca, csr());
        issue.remove("ApiPassthrough");
        run(pca, "IssueCertificate", issue);
        run(acm, "RequestCertificate", request().put(CA, ca).put("IdempotencyToken", "other"));
    }

    private static ObjectNode importing(String ca, byte[] certificate, byte[] chain) {
        return ca(ca).put("Certificate", blob(pem("CERTIFICATE", certificate)))
                .put("CertificateChain", blob(pem("CERTIFICATE", chain)));
    }

    private PKCS10CertificationRequest ownRequest(String ca) throws Exception {
        String text = text(pca, "GetCertificateAuthorityCsr", ca(ca), "Csr");
        return new PKCS10CertificationRequest(Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", "")));
    }

    private X500Name subject(String ca) throws Exception {
        return ownRequest(ca).getSubject();
    }

    private SubjectPublicKeyInfo publicKey(String ca) throws Exception {
        return ownRequest(ca).getSubjectPublicKeyInfo();
    }

    private byte[] certificate(X500Name subject, SubjectPublicKeyInfo key) throws Exception {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name("CN=External"),
                new java.math.BigInteger("1234567890"),
                Date.from(clock.instant().minus(Duration.ofDays(1))),
                Date.from(clock.instant().plus(Duration.ofDays(3000))),
                subject,
                key);
        GeneralSubtree subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.com"));
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, "http://a.example");
        return builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(2))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {subtree}, null))
                .addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {1, 2, 3}))
                .addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, name))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .build(signer())
                .getEncoded();
    }
}
