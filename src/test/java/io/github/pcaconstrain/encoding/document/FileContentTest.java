package io.github.pcaconstrain.encoding.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.document.ConstraintDocument.Kind;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.policy.NameConstraints;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileContentTest {
    /** Permits the DNS name "com" and all below it. */
    private static final ExtensionValue COM = new ExtensionValue("3009a00730058203636f6d", true);

    private static final NameConstraints CONSTRAINTS =
            NameConstraints.of(ConstraintSyntax.parseList("com", Notes.IGNORED), List.of());

    @ParameterizedTest
    @EnumSource
    void everyFormIsRecognised(EncodedForm form) {
        FileContent content = read(form.write(CONSTRAINTS, COM));

        Kind kind = switch (form) {
            case DER, BASE64, PEM -> Kind.EXTENSION;
            case PASSTHROUGH, TERRAFORM, CLOUDFORMATION -> Kind.PASSTHROUGH;
            case OPENSSL -> Kind.OPENSSL;
        };
        assertThat(content.onlyCertificate()).isEmpty();
        assertThat(content.onlyConstraints().kind()).isEqualTo(kind);
        assertThat(content.onlyConstraints().extension()).contains(COM);
        assertThat(content.onlyConstraints().decoded().constraints()).isEqualTo(CONSTRAINTS);
    }

    @Test
    void aPolicyIsRecognised() {
        ConstraintDocument document = read(text("permitted: [com]\n")).onlyConstraints();

        assertThat(document.kind()).isEqualTo(Kind.POLICY);
        assertThat(document.kind().label()).isEqualTo("policy");
        assertThat(document.extension()).isEmpty();
        assertThat(document.decoded().constraints()).isEqualTo(CONSTRAINTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # not an ObjectIdentifier: 1\npermitted: [com]                    | POLICY
        # in CustomExtensions: ObjectIdentifier, Value\npermitted: [com] | POLICY
        {"permitted": ["com"], "excluded": ["ObjectIdentifier.com"]}      | POLICY
        nameConstraints = permitted;DNS:com,excluded;DNS:ObjectIdentifier.com | OPENSSL
        """)
    void aKeyOfAnotherFormatMayBeMentioned(String escaped, Kind kind) {
        ConstraintDocument document = read(text(escaped.translateEscapes())).onlyConstraints();

        assertThat(document.kind()).isEqualTo(kind);
        assertThat(document.decoded().constraints().permitted()).hasSize(1);
    }

    @Test
    void aCertificateIsRecognisedInEachFormat() {
        byte[] der = TestCertificates.ca("A").constraints(COM.der()).der();
        String base64 = Base64.getMimeEncoder().encodeToString(der);
        String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";

        for (byte[] file : List.of(der, text(base64), text(pem))) {
            FileContent content = read(file);
            assertThat(content.onlyCertificate()).isPresent();
            ConstraintDocument document = content.onlyConstraints();
            assertThat(document.kind()).isEqualTo(Kind.CERTIFICATE);
            assertThat(document.certificate()).isEqualTo(content.onlyCertificate());
            assertThat(document.extension()).contains(COM);
        }
        isRefused(() -> read(text(pem + pem)).onlyCertificate(), "it holds 2 certificates");
        byte[] both = text(pem + NameConstraintsPem.write(COM));
        isRefused(() -> read(both).onlyConstraints(), "it holds 2 certificates and sets of constraints");
        byte[] free = TestCertificates.ca("A").der();
        isRefused(() -> read(free).onlyConstraints(), "the certificate of CN=A has no name constraints");
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "2d2d2d2d2d424547494e205055424c4943204b45592d2d2d2d2d0a4d41413d0a2d2d2d2d2d454e44205055424c4943204b45592d2d2d2d2d0a, it holds no certificate and no constraints"
    })
    void otherFilesAreRefused(String hex, String problem) {
        UserFacingException refusal = isRefused(() -> read(HexFormat.of().parseHex(hex)), problem);
        assertThat(refusal.hint()).isEqualTo("give a certificate, an ApiPassthrough document, base64, DER or a policy");
    }

    private static UserFacingException isRefused(Runnable reading, String problem) {
        UserFacingException refusal = catchThrowableOfType(UserFacingException.class, reading::run);
        assertThat(refusal).hasMessage("f: " + problem);
        return refusal;
    }

    private static FileContent read(byte[] file) {
        return FileContent.read("f", file, Notes.IGNORED);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
