package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.encoding.passthrough.Snippets;
import io.github.pcaconstrain.policy.NameConstraints;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The formats in which constraints can be written. */
public enum EncodedForm {
    /** The ApiPassthrough document of AWS Private CA. */
    PASSTHROUGH,
    /** The value of the extension in DER. */
    DER,
    /** The value of the extension in base64, on one line. */
    BASE64,
    /** The value of the extension in PEM. */
    PEM,
    /** An OpenSSL configuration with an extension section. */
    OPENSSL,
    /** A Terraform resource. */
    TERRAFORM,
    /** A CloudFormation resource, in YAML. */
    CLOUDFORMATION;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes constraints in this format; text is UTF-8 and ends with a line feed.
     *
     * @param value the encoded constraints
     */
    public byte[] write(NameConstraints constraints, ExtensionValue value) {
        return switch (this) {
            case PASSTHROUGH -> ApiPassthrough.write(value);
            case DER -> value.der();
            case BASE64 -> utf8(value.base64() + "\n");
            case PEM -> utf8(NameConstraintsPem.write(value));
            case OPENSSL -> utf8(OpenSslConfig.write(constraints, value));
            case TERRAFORM -> utf8(Snippets.terraform(value));
            case CLOUDFORMATION -> utf8(Snippets.cloudFormation(value));
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
