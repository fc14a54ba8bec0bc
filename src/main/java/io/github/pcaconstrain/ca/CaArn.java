package io.github.pcaconstrain.ca;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a private CA: {@code arn:PARTITION:acm-pca:REGION:ACCOUNT:certificate-authority/ID}.
 *
 * @param partition such as {@code aws} or {@code aws-us-gov}
 * @param region such as {@code us-east-1}
 * @param account twelve digits
 * @param id the identifier of the CA in the account and region
 */
public record CaArn(String partition, String region, String account, String id) {
    private static final Pattern FORM =
            Pattern.compile("arn:(aws[\\w-]*):acm-pca:([\\w-]+):([0-9]{12}):certificate-authority/([\\w-]+)");
    private static final String HINT = "the ARN of a private CA is "
            + "arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID; '"
            + AwsCli.LIST_CAS + "' lists those of an account";

    /**
     * Parses an ARN.
     *
     * @throws InvalidOptionException if this is not the ARN of a private CA
     */
    public static CaArn parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidOptionException("'" + text + "' is not the ARN of a private CA", HINT);
        }
        return new CaArn(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    }

    /** Whether the text is the ARN of a private CA. */
    public static boolean matches(String text) {
        return FORM.matcher(text).matches();
    }

    /** The ARN of one of the service's templates, in the partition of this CA. */
    public String template(String name) {
        return "arn:" + partition + ":acm-pca:::template/" + name + "/V1";
    }

    /** The ARN as text. */
    @Override
    public String toString() {
        return "arn:" + partition + ":acm-pca:" + region + ":" + account + ":certificate-authority/" + id;
    }
}
