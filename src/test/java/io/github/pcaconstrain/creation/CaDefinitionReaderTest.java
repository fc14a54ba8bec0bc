package io.github.pcaconstrain.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaDefinitionReaderTest {
    private static final Path EXAMPLE = Path.of("examples", "lifecycle", "ca.yaml");

    private static CaDefinition read(String text) {
        return CaDefinitionReader.read("ca.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everythingIsRead() {
        CaDefinition ca = read("""
            subject:
              commonName: Example
              country: "NO"
            keyAlgorithm: EC_secp384r1
            signingAlgorithm: SHA512WITHECDSA
            usageMode: SHORT_LIVED_CERTIFICATE
            keyStorage: FIPS_140_2_LEVEL_3_OR_HIGHER
            revocation:
              crl: {bucket: example-crl, days: 7, customName: crl.example.com, private: true}
              ocsp: {customName: ocsp.example.com}
            tags: {team: pki}
            """);

        assertThat(ca.subject()).isEqualTo(Map.of("CommonName", "Example", "Country", "NO"));
        assertThat(ca.key()).isEqualTo(KeyAlgorithm.EC_P384);
        assertThat(ca.signing()).isEqualTo(SigningAlgorithm.SHA512WITHECDSA);
        assertThat(ca.usageMode()).isEqualTo(UsageMode.SHORT_LIVED_CERTIFICATE);
        assertThat(ca.keyStorage()).contains("FIPS_140_2_LEVEL_3_OR_HIGHER");
        assertThat(ca.revocation())
                .isEqualTo(new CaOrder.Revocation(
                        Optional.of(new CaOrder.Crl("example-crl", 7, Optional.of("crl.example.com"), true)),
                        Optional.of(new CaOrder.Ocsp(Optional.of("ocsp.example.com")))));
        assertThat(ca.order().tags()).containsEntry("team", "pki").containsEntry(CaDefinition.TAG, ca.fingerprint());
        assertThat(ca.order().token()).hasSizeLessThanOrEqualTo(36);
    }

    @Test
    void theExampleIsADefinition() throws IOException {
        CaDefinition ca = CaDefinitionReader.read(EXAMPLE.toString(), Files.readAllBytes(EXAMPLE));

        assertThat(ca.usageMode()).isEqualTo(UsageMode.GENERAL_PURPOSE);
        assertThat(ca.revocation().ocsp()).isPresent();
    }

    @Test
    void jsonIsReadToo() {
        assertThat(read("{\"subject\": {\"commonName\": \"x\"}, \"keyAlgorithm\": \"RSA_2048\"}")
                        .signing())
                .isEqualTo(SigningAlgorithm.SHA256WITHRSA);
    }

    @Test
    void whatCanBeChangedDoesNotMakeAnotherCa() {
        String ca = "subject: {commonName: x}\nkeyAlgorithm: RSA_2048\n";

        assertThat(read(ca + "tags: {team: pki}\nrevocation: {ocsp: true}").fingerprint())
                .isEqualTo(read(ca).fingerprint());
        assertThat(read(ca.replace("x}", "y}")).fingerprint()).isNotEqualTo(read(ca).fingerprint());
    }

    @Test
    void aNameThatLooksLikeTwoIsOne() {
        String key = "keyAlgorithm: RSA_2048\n";

        assertThat(read("subject: {commonName: 'x, Organization=y'}\n" + key).fingerprint())
                .isNotEqualTo(read("subject: {commonName: x, organization: y}\n" + key)
                        .fingerprint());
    }

    /** The usual one may be written or left out. */
    @Test
    void anotherSigningAlgorithmMakesAnotherCa() {
        String ca = "subject: {commonName: x}\nkeyAlgorithm: RSA_2048\n";

        assertThat(read(ca + "signingAlgorithm: SHA256WITHRSA").fingerprint()).isEqualTo(read(ca).fingerprint());
        assertThat(read(ca + "signingAlgorithm: SHA512WITHRSA").fingerprint()).isNotEqualTo(read(ca).fingerprint());
    }

    @SuppressWarnings("StringConcatToTextBlock") // a row with its columns is read in one piece
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|1:1|expected a map, found a list",
                "keyAlgorithm: RSA_2048|1:1|'subject' is missing",
                "subject: {commonName: x}|1:1|'keyAlgorithm' is missing",
                "`subject: {commonName: x}\nkeyAlgorithm: RSA_1024`|2:15|'RSA_1024' is not a key algorithm",
                "`subject: {commonName: x}\nkeyAlgorithm: 4096`|2:15|expected a string, found the number 4096",
                "`subject: {commonName: x}\nkeyAlgoritm: RSA_2048`|2:14|unknown key 'keyAlgoritm'",
                "`subject: {cn: x}\nkeyAlgorithm: RSA_2048`|1:15|unknown key 'cn'",
                "`subject: {}\nkeyAlgorithm: RSA_2048`|1:10|the subject is empty",
                "`subject: {country: Germany}\nkeyAlgorithm: RSA_2048`|1:20|'country' has 7 characters",
                "`subject: {country: 49}\nkeyAlgorithm: RSA_2048`|1:20|expected a string",
                "`subject: {commonName: x}\nsubject: {commonName: y}`|2|duplicate key 'subject'",
                "`subject: &a {commonName: x}\nkeyAlgorithm: RSA_2048`|1|YAML anchors are not supported",
                "`subject: {commonName: x}\n"
                        + "keyAlgorithm: RSA_2048\n"
                        + "signingAlgorithm: SHA256WITHECDSA`|3:19|'SHA256WITHECDSA' is not a signing algorithm",
                "`subject: {commonName: x}\nkeyAlgorithm: RSA_2048\nusageMode: SHORT`|3:12|'SHORT' is not a usage mode",
                "`subject: {commonName: x}\n"
                        + "keyAlgorithm: RSA_2048\n"
                        + "revocation: {crl: {days: 7}}`|3:19|'bucket' is missing",
                "`subject: {commonName: x}\n"
                        + "keyAlgorithm: RSA_2048\n"
                        + "revocation: {crl: {bucket: abc, days: 0}}`|3:39|expected a number from 1 to 5000",
                "`subject: {commonName: x}\n"
                        + "keyAlgorithm: RSA_2048\n"
                        + "revocation: {ocsp: {customName: 'http://x'}}`|3:33|'http://x' is not a host name",
                "`subject: {commonName: x}\n"
                        + "keyAlgorithm: RSA_2048\n"
                        + "tags: {'aws:x': y}`|3:17|the tag 'aws:x' is set by AWS alone",
            })
    void mistakesArePointedAt(String text, String place, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserFacingException.class)
                .hasMessageStartingWith("ca.yaml:" + place)
                .hasMessageContaining(problem);
    }
}
