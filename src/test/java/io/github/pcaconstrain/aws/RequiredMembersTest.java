package io.github.pcaconstrain.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are none of AWS's: every call ends in an answer that can be used, or in a failure with exit code 3. */
class RequiredMembersTest {
    private static final String CA =
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566";
    private static final String CERTIFICATE = CA + "/certificate/0123456789abcdef0123456789abcdef";
    private static final String MANAGED =
            "arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566";
    private static final String PEM = "-----BEGIN CERTIFICATE-----\\nMAA=\\n-----END CERTIFICATE-----";
    private static final CaArn ARN = CaArn.parse(CA);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** In place of a whole answer. */
    private static final List<String> BODIES = List.of(
            "{}", "[]", "null", "\"OK\"", "1", "", "{", "<!DOCTYPE html><html>Please sign in</html>", "{\"x\":1}");

    /** In place of each part of an answer. */
    private static final List<JsonNode> PARTS = List.of(
            JSON.nullNode(),
            JSON.arrayNode(),
            JSON.arrayNode().addNull(),
            JSON.arrayNode().add("text"),
            JSON.objectNode(),
            JSON.numberNode(-1e300),
            JSON.booleanNode(true),
            JSON.stringNode(""),
            JSON.stringNode("text"));

    /** A call with an answer of AWS to it, and the parts without which it is of no use. */
    @SuppressWarnings("unused") // all are taken by name
    private enum Call {
        DESCRIBE_CA("""
            {"CertificateAuthority": {"Arn": "%s", "OwnerAccount": "111122223333", "CreatedAt": 1.7E9,
             "Type": "SUBORDINATE", "Serial": "1234", "Status": "ACTIVE", "NotBefore": 1.7E9, "NotAfter": 1.8E9,
             "FailureReason": "OTHER", "UsageMode": "GENERAL_PURPOSE", "CertificateAuthorityConfiguration":
             {"KeyAlgorithm": "RSA_2048", "SigningAlgorithm": "SHA256WITHRSA", "Subject": {"CommonName": "a"}}}}\
            """.formatted(CA)) {
            @Override
            Object make(AwsClients aws) {
                return aws.privateCa().describe(ARN);
            }
        },
        CSR("{\"Csr\": \"-----BEGIN CERTIFICATE REQUEST-----\"}") {
            @Override
            Object make(AwsClients aws) {
                return aws.privateCa().csr(ARN);
            }
        },
        ISSUE("{\"CertificateArn\": \"" + CERTIFICATE + "\"}") {
            @Override
            Object make(AwsClients aws) {
                return aws.privateCa()
                        .issue(new SigningOrder(
                                ARN,
                                "csr",
                                ARN.template("EndEntityCertificate"),
                                SigningAlgorithm.SHA256WITHRSA,
                                new Validity(Validity.Unit.DAYS, 1),
                                List.of(),
                                "token"));
            }
        },
        ISSUED("{\"Certificate\": \"" + PEM + "\", \"CertificateChain\": \"" + PEM + "\"}") {
            @Override
            Object make(AwsClients aws) {
                return aws.privateCa().issued(ARN, CERTIFICATE);
            }
        },
        INSTALLED("{\"Certificate\": \"" + PEM + "\", \"CertificateChain\": \"" + PEM + "\"}") {
            @Override
            Object make(AwsClients aws) {
                return aws.privateCa().installed(ARN);
            }
        },
        INSTALL("{}") {
            @Override
            Object make(AwsClients aws) {
                aws.privateCa().install(ARN, new SignedCertificate(PEM, PEM));
                return "";
            }
        },
        REVOKE("{}") {
            @Override
            Object make(AwsClients aws) {
                aws.privateCa().revoke(ARN, "1234", RevocationReason.SUPERSEDED);
                return "";
            }
        },
        PERMISSIONS(
                "{\"Permissions\": [{\"Principal\": \"acm.amazonaws.com\", \"Actions\": [\"IssueCertificate\"]}]}") {
            @Override
            Object make(AwsClients aws) {
                return aws.privateCa().permissions(ARN);
            }
        },
        LIST_CAS(DESCRIBE_CA
                .answer
                .replace("{\"CertificateAuthority\": {", "{\"CertificateAuthorities\": [{")
                .replaceAll("}}}$", "}}]}")) {
            @Override
            Object make(AwsClients aws) {
                List<Object> found = new ArrayList<>();
                aws.privateCa().list(Optional.empty(), Ownership.SELF, found::add);
                return found;
            }
        },
        REQUEST("{\"CertificateArn\": \"" + MANAGED + "\"}") {
            @Override
            Object make(AwsClients aws) {
                return aws.certificateManager()
                        .request(new CertificateOrder(
                                ARN, "a.example.com", List.of(), KeyAlgorithm.RSA_2048, "token", Map.of()));
            }
        },
        DESCRIBE("""
            {"Certificate": {"CertificateArn": "%s", "DomainName": "a.example.com", "Status": "ISSUED",
             "SubjectAlternativeNames": ["a.example.com"], "FailureReason": "OTHER", "Serial": "12:34",
             "CertificateAuthorityArn": "%s", "InUseBy": ["arn:aws:x"], "CreatedAt": 1.7E9, "Type": "PRIVATE"}}\
            """.formatted(MANAGED, CA)) {
            @Override
            Object make(AwsClients aws) {
                return aws.certificateManager().describe(MANAGED);
            }
        },
        CERTIFICATE_OF_ACM("{\"Certificate\": \"" + PEM + "\", \"CertificateChain\": \"" + PEM + "\"}") {
            @Override
            Object make(AwsClients aws) {
                return aws.certificateManager().certificate(MANAGED);
            }
        },
        DELETE("{}") {
            @Override
            Object make(AwsClients aws) {
                aws.certificateManager().delete(MANAGED);
                return "";
            }
        },
        LIST("{\"CertificateSummaryList\": [{\"CertificateArn\": \"" + MANAGED + "\", \"Type\": \"PRIVATE\"}]}") {
            @Override
            Object make(AwsClients aws) {
                List<Object> found = new ArrayList<>();
                aws.certificateManager().list(Optional.empty(), () -> {}, found::add);
                return found;
            }
        };

        private final String answer;

        Call(String answer) {
            this.answer = answer;
        }

        abstract Object make(AwsClients aws);
    }

    private static volatile byte[] body = {};

    @SuppressWarnings("NullAway.Init")
    private static HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private static AwsClients aws;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = body;
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        aws = new AwsClients(
                AwsSettings.sandbox(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "us-east-1"),
                mode -> AwsRetryStrategy.doNotRetry());
    }

    @AfterAll
    static void stop() {
        aws.close();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void isUsedOrRefused(Call call) {
        answered(call.answer);
        assertThat(call.make(aws)).isNotNull();

        Stream.concat(
                        BODIES.stream(),
                        mutations(JsonMapper.shared().readTree(call.answer)).map(JsonNode::toString))
                .forEach(answer -> {
                    answered(answer);
                    try {
                        assertThat(call.make(aws).toString()).doesNotContain("null");
                    } catch (UserFacingException e) {
                        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
                    } catch (RuntimeException e) {
                        fail(call + " answered with " + answer, e);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INSTALL", "REVOKE", "DELETE"})
    void anEmptyAnswerIsNotAwss(Call call) {
        answered("{}");
        try {
            fail(call + " gives " + call.make(aws));
        } catch (AwsUnreachableException e) {
            assertThat(e)
                    .hasMessageMatching(
                            "cannot ask AWS for \\w+( on arn:\\S+)?: the answer has no \\w+, so it did not come from"
                                    + " AWS");
            assertThat(e.hint()).contains("--endpoint-url");
        }
    }

    private static void answered(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The answer with each of its nodes replaced or left out. */
    private static Stream<JsonNode> mutations(JsonNode root) {
        List<JsonNode> mutations = new ArrayList<>();
        mutate(root, root, mutations);
        return mutations.stream();
    }

    /** Mutates the children of a node that is part of the root in place, and keeps a copy of the root each time. */
    private static void mutate(JsonNode root, JsonNode node, List<JsonNode> mutations) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode child = object.get(name);
                PARTS.forEach(part -> {
                    object.set(name, part);
                    mutations.add(root.deepCopy());
                });
                object.remove(name);
                mutations.add(root.deepCopy());
                object.set(name, child);
                mutate(root, child, mutations);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode child = array.get(i);
                for (JsonNode part : PARTS) {
                    array.set(i, part);
                    mutations.add(root.deepCopy());
                }
                array.set(i, child);
                mutate(root, child, mutations);
            }
        }
    }
}
