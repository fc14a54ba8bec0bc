package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of AWS Private CA (user guide, "Understanding certificate templates").
 *
 * @param arn its ARN, such as {@code arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1}
 */
public record Template(String arn) {
    /** The maximum path length for which there is a template. */
    public static final int MAX_PATH_LENGTH = 3;

    private static final Pattern ARN = Pattern.compile("arn:aws[\\w-]*:acm-pca:::template/([A-Za-z0-9_]+)/V[0-9]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern SUBORDINATE =
            Pattern.compile("(?:Blank)?SubordinateCACertificate_PathLen([0-3])(?:_(?:API|CSR|APICSR)Passthrough)?");
    private static final Pattern PASSTHROUGH =
            Pattern.compile("(?:Blank)?SubordinateCACertificate_PathLen[0-3]_(?:API|APICSR)Passthrough");

    public Template {
        Objects.requireNonNull(arn, "arn");
    }

    /** The template for a constrained subordinate, in the partition of its issuer. */
    public static Template forConstrained(CaArn issuer, int pathLength) {
        return new Template(issuer.template("SubordinateCACertificate_PathLen" + pathLength + "_APIPassthrough"));
    }

    /** The template for a constrained subordinate that leaves the key usage to the request. */
    public static Template forKeyUsage(CaArn issuer, int pathLength) {
        return new Template(issuer.template("BlankSubordinateCACertificate_PathLen" + pathLength + "_APIPassthrough"));
    }

    /**
     * Parses an ARN, or a name, which is completed to an ARN in the partition of the issuer.
     *
     * @throws InvalidOptionException if it is neither
     */
    public static Template parse(String text, CaArn issuer) {
        if (ARN.matcher(text).matches()) {
            return new Template(text);
        }
        if (NAME.matcher(text).matches()) {
            return new Template(issuer.template(text));
        }
        throw new InvalidOptionException(
                "'" + text + "' is not a template",
                "give a name such as SubordinateCACertificate_PathLen0_APIPassthrough, or its ARN");
    }

    /** Its name. */
    public String name() {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? matcher.group(1) : arn;
    }

    /** Its path length; empty if it is not for subordinate CAs. */
    public OptionalInt pathLength() {
        Matcher matcher = SUBORDINATE.matcher(name());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether it is for subordinate CAs and accepts extensions by value. All other templates silently ignore them. */
    public boolean takesConstraints() {
        return PASSTHROUGH.matcher(name()).matches();
    }

    /** Whether it copies all extensions of the CSR, not only its names. */
    public boolean takesCsr() {
        return name().endsWith("_CSRPassthrough") || name().endsWith("_APICSRPassthrough");
    }

    /** Whether it sets the key usage, which then cannot be overridden. */
    public boolean setsKeyUsage() {
        return !name().startsWith("Blank");
    }
}
