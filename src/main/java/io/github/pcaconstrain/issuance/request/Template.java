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
    /** The longest path length that there is a template for. */
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

    /** The one for a subordinate with constraints, in the partition of its issuer. */
    public static Template forConstrained(CaArn issuer, int pathLength) {
        return new Template(issuer.template("SubordinateCACertificate_PathLen" + pathLength + "_APIPassthrough"));
    }

    /** The same, but one that leaves the key usage to the request. */
    public static Template forKeyUsage(CaArn issuer, int pathLength) {
        return new Template(issuer.template("BlankSubordinateCACertificate_PathLen" + pathLength + "_APIPassthrough"));
    }

    /**
     * Reads an ARN, or a name, which becomes one in the partition of the issuer.
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

    /** The path length that it gives; empty where it makes no subordinate CA. */
    public OptionalInt pathLength() {
        Matcher matcher = SUBORDINATE.matcher(name());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether it makes a subordinate CA and takes extensions by value; every other ignores them without a word. */
    public boolean takesConstraints() {
        return PASSTHROUGH.matcher(name()).matches();
    }

    /** Whether it takes all extensions of the CSR, and not only its names. */
    public boolean takesCsr() {
        return name().endsWith("_CSRPassthrough") || name().endsWith("_APICSRPassthrough");
    }

    /** Whether it sets the key usage by itself, which nobody can override then. */
    public boolean setsKeyUsage() {
        return !name().startsWith("Blank");
    }
}
