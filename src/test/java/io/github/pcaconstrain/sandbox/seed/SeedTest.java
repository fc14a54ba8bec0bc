package io.github.pcaconstrain.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.docs.JsonSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a seed file says, and what is wrong with one. */
final class SeedTest {
    private static final Path SCHEMA = Path.of("docs/schema/sandbox-seed.schema.json");
    private static final Path EXAMPLE = Path.of("examples/sandbox/seed.yaml");

    private static Seed read(String text) {
        return Seed.read("seed.yaml", text.getBytes(StandardCharsets.UTF_8), "us-east-1");
    }

    private static JsonNode tree(String yaml) {
        return new YAMLMapper().readTree(yaml);
    }

    /** A CA on the fourth line with this more, from the fifth on. */
    private static String authority(String more) {
        return "# a seed\nauthorities:\n  -\n    name: A\n" + more.indent(4);
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("authorities:\n  - nam: A\n", "2:5: unknown key 'nam' of a CA", "did you mean 'name'?"),
                Arguments.of(
                        "authority: []\n", "1:1: unknown key 'authority' of a seed", "did you mean 'authorities'?"),
                Arguments.of(
                        "authorities: {name: A}\n",
                        "1:14: 'authorities': expected a list, found a map",
                        "write each item on a line of its own, after '- '"),
                Arguments.of("authorities:\n  - {}\n", "2:5: this CA has no name", "write name: a name for the CA"),
                Arguments.of(
                        "authorities:\n  - name: 7\n",
                        "2:11: 'name': expected a string, found a number",
                        "put it in quotes"),
                Arguments.of("authorities: []\n", "1:1: there is no CA", SeedReader.HINT),
                Arguments.of(
                        "authorities:\n  - {name: A}\n  - {name: A}\n",
                        "3:6: there is a CA 'A' already, at seed.yaml:2:6",
                        "choose another name"),
                Arguments.of(
                        authority("keyAlgorithm: RSA_2084"),
                        "5:19: unknown value 'RSA_2084' for 'keyAlgorithm'",
                        "did you mean 'RSA_2048'?"),
                Arguments.of(
                        authority("keyAlgorithm: EC_prime256v1\nsigningAlgorithm: SHA256WITHRSA"),
                        "6:23: SHA256WITHRSA does not go with a key of EC_prime256v1",
                        "use one of SHA256WITHECDSA, SHA384WITHECDSA, SHA512WITHECDSA"),
                Arguments.of(
                        authority("state: ACTIV"), "5:12: unknown value 'ACTIV' for 'state'", "did you mean 'ACTIVE'?"),
                Arguments.of(
                        authority("validity: 5 years"),
                        "5:15: '5 years' is not a duration",
                        "write it as 30d, 2w, 6mo or 5y"),
                Arguments.of(
                        authority("validity: 5"),
                        "5:15: 'validity': expected a string, found a number",
                        "put it in quotes"),
                Arguments.of(
                        authority("pathLength: 1"),
                        "5:5: a root CA has no path length",
                        "give it to CAs under 'subordinates'"),
                Arguments.of(
                        authority("region: nowhere"),
                        "5:13: 'nowhere' is not an AWS region",
                        "write one such as us-east-1"),
                Arguments.of(
                        authority("subject: {comonName: B}"),
                        "5:15: unknown key 'comonName' of a subject",
                        "did you mean 'commonName'?"),
                Arguments.of(
                        authority("constraints: {permited: {dns: [a.example]}}"),
                        "5:19: unknown key 'permited' of constraints",
                        "did you mean 'permitted'?"),
                Arguments.of(
                        authority("constraints: {permitted: {dn: [a.example]}}"),
                        "5:31: unknown key 'dn' of 'permitted'",
                        "did you mean 'dns'?"),
                Arguments.of(
                        authority("constraints: {permitted: {ip: [10.0.0.1/8]}}"),
                        "5:36: '10.0.0.1/8' has bits set after its prefix",
                        "write the first address of the block, or /32 for the one address"),
                Arguments.of(
                        authority("constraints: {permitted: {ip: [10.0.0.0/33]}}"),
                        "5:36: '10.0.0.0/33' has a prefix of more than 32 bits",
                        "write it as 10.0.0.0/8"),
                Arguments.of(
                        authority("constraints: {permitted: {dns: ['*.example']}}"),
                        "5:37: '*.example' is not a name",
                        "example.com covers all names below it"),
                Arguments.of(
                        authority("constraints: {permitted: {dns: [bücher.example]}}"),
                        "5:37: 'bücher.example' has letters that a certificate cannot hold here",
                        "write an international name as its A-label, which starts with xn--"),
                Arguments.of(
                        authority("constraints: {permitted: {dns: []}}"),
                        "5:31: an empty list does not say whether all or nothing is meant",
                        "leave the key out to leave the type unrestricted"),
                Arguments.of(
                        authority("constraints: {}"),
                        "5:18: the constraints constrain nothing",
                        "leave 'constraints' out, or write what is permitted"),
                Arguments.of(
                        authority("revocation: {crl: {days: 7}}"),
                        "5:23: the CRL has no bucket",
                        "write bucket: a name of an S3 bucket"),
                Arguments.of(
                        authority("revocation: {oscp: true}"),
                        "5:18: unknown key 'oscp' of a revocation",
                        "did you mean 'ocsp'?"),
                Arguments.of(
                        authority("tags: {team: 7}"),
                        "5:18: the tag 'team': expected a string, found a number",
                        "put it in quotes"),
                Arguments.of(
                        authority("permissions: [{actions: [IssueCertificat]}]"),
                        "5:19: the permission has no principal",
                        "write principal: acm.amazonaws.com"),
                Arguments.of(
                        authority("permissions: [{principal: p, actions: [IssueCertificat]}]"),
                        "5:44: 'IssueCertificat' is not an action",
                        "did you mean 'IssueCertificate'?"),
                Arguments.of(
                        authority("certificates: [{}]"),
                        "5:20: the certificate has no name",
                        "write commonName: www.example.com or names: [www.example.com]"),
                Arguments.of(
                        authority("certificates: [{names: ['ip:10.0.0.0/8']}]"),
                        "5:29: '10.0.0.0/8' is not an IP address",
                        "write it as dns:www.example.com, ip:10.0.0.1, email:a@example.com, uri:https://example.com/"
                                + " or dn:O=Example,C=US"),
                Arguments.of(
                        authority("certificates: [{names: ['ip:2001:db8:1:']}]"),
                        "5:29: '2001:db8:1:' is not an IP address",
                        "write it as dns:www.example.com, ip:10.0.0.1, email:a@example.com, uri:https://example.com/"
                                + " or dn:O=Example,C=US"),
                Arguments.of(
                        authority("certificates: [{commonName: a, template: RootCACertificate}]"),
                        "5:46: unknown value 'RootCACertificate' for 'template'",
                        ""),
                Arguments.of(
                        authority("certificates: [{commonName: a, service: acm, validity: 5d}]"),
                        "5:50: a certificate requested from ACM cannot have 'validity'",
                        "leave it out, or leave 'service: acm' out"),
                Arguments.of(
                        authority("state: PENDING_CERTIFICATE\nsubordinates: [{name: B}]"),
                        "5:5: a CA in PENDING_CERTIFICATE cannot sign anything",
                        "leave its certificates out, and give its subordinates the same state"),
                Arguments.of(
                        authority("subordinates: [{name: B, pathLength: 0, subordinates: [{name: C}]}]"),
                        "5:30: a path length of 0 is too small for the 1 level of CAs below it",
                        "AWS Private CA has path lengths from 0 to 3"),
                Arguments.of(
                        authority("state: ACTIVE\nstate: ACTIVE"),
                        "6:10: a key is given twice: \"state\"",
                        "correct it there; see docs/reference/sandbox.md for an example"),
                Arguments.of(
                        authority("state: *x"),
                        "5:12: YAML aliases are not supported",
                        "write every value out; put a string that starts with *, & or ! in quotes"),
                Arguments.of(
                        authority("state: &x ACTIVE"),
                        "5:12: YAML anchors are not supported",
                        "write every value out; put a string that starts with *, & or ! in quotes"),
                Arguments.of(
                        authority("tags: {a: \"&x\", \uD83D\uDE00: b, c: [&x d]}"),
                        "5:31: YAML anchors are not supported",
                        "write every value out"),
                Arguments.of(authority("subject: &x {commonName: B}"), "5:14: YAML anchors are not supported", ""),
                Arguments.of(authority("subject: !x {commonName: B}"), "5:14: YAML tags are not supported", ""),
                Arguments.of(authority("state: !!str ACTIVE"), "5:12: YAML tags are not supported", ""),
                Arguments.of(authority("!!str state: ACTIVE"), "5:5: YAML tags are not supported", ""),
                Arguments.of(authority("tags: {a: !b c}"), "5:15: YAML tags are not supported", ""),
                Arguments.of(
                        "{\"authorities\": [{\"name\": \"A\", \"state\": \"ACTIV\"}]}",
                        "1:41: unknown value 'ACTIV' for 'state'",
                        "did you mean 'ACTIVE'?"),
                Arguments.of("  \n", "1:1: it is empty", SeedReader.HINT));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsSaidWithItsPlace(String text, String problem, String hint) {
        SeedException found = catchThrowableOfType(SeedException.class, () -> read(text));

        assertThat(found).as(text).isNotNull().hasMessage("seed.yaml:" + problem);
        assertThat(found.hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authorities: [{name: A, state: ACTIV}]",
                "authorities: [{name: A, pathLength: 1}]",
                "authorities: [{name: A, subordinates: [{name: B, region: us-east-1}]}]",
                "authorities: [{name: A, constraints: {}}]",
                "authorities: [{name: A, certificates: [{}]}]",
                "authorities: [{name: A, validity: 5}]",
                "authorities: [{name: A, revocation: {crl: {days: 7}}}]",
                "authorities: []",
                "region: us-east-1",
            })
    void whatTheReaderRefusesBreaksTheSchema(String text) throws IOException {
        assertThat(JsonSchema.violations(SCHEMA, tree(text))).isNotEmpty();
        assertThatThrownBy(() -> read(text)).isInstanceOf(SeedException.class);
    }

    @Test
    void theExampleKeepsToTheSchema() throws IOException {
        String text = Files.readString(EXAMPLE);

        assertThat(JsonSchema.violations(SCHEMA, tree(text))).isEmpty();
        assertThat(read(text).authorities()).hasSize(1);
        assertThat(Files.readString(Path.of("examples/README.md"))).contains("`sandbox/seed.yaml`");
    }

    @Test
    void layoutAndCommentsMakeNoDifference() {
        Seed one = read("authorities: [{name: A, tags: {a: b}}]");
        Seed other = read("# a comment\nauthorities:\n  - tags:\n      a: 'b'\n    name: A\n");
        Seed json = read("{\"authorities\": [{\"name\": \"A\", \"tags\": {\"a\": \"b\"}}]}");

        assertThat(List.of(other.digest(), json.digest())).containsOnly(one.digest());
        assertThat(read("authorities: [{name: B, tags: {a: b}}]").digest()).isNotEqualTo(one.digest());
    }

    /** By the tool's own encoder, which shares no code with this one; RFC 5280, section 4.2.1.10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{permitted: {dns: [a.example]}} | 300fa00d300b8209612e6578616d706c65",
                "{permitted: [a.example, 'ip:10.0.0.0/8']} |"
                        + " 301ba019300b8209612e6578616d706c65300a87080a000000ff000000",
                "{excluded: {ip: ['2001:db8::/32']}} | 3026a124302287202001"
                        + "0db8000000000000000000000000ffffffff000000000000000000000000",
                "{permitted: {email: ['.example']}} | 300ea00c300a81082e6578616d706c65",
                "{permitted: {uri: [example]}} | 300da00b30098607 6578616d706c65",
                "{permitted: {directoryName: ['O=A,C=US']}} | "
                        + "3021a01f301da41b3019310b3009060355040613025553310a3008060355040a0c0141",
                "{permitted: {directoryName: ['/C=US/O=A']}} | "
                        + "3021a01f301da41b3019310b3009060355040613025553310a3008060355040a0c0141",
            })
    void constraintsAreEncodedAsRfc5280SaysOrRefused(String constraints, String der) {
        SeedAuthority authority = read("authorities: [{name: A, constraints: " + constraints + "}]")
                .authorities()
                .get(0);
        String extension = authority.constraints().orElseThrow().extension();

        assertThat(HexFormat.of().formatHex(java.util.Base64.getDecoder().decode(extension)))
                .isEqualTo(der.replace(" ", ""));
    }
}
