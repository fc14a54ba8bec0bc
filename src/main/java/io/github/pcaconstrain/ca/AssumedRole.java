package io.github.pcaconstrain.ca;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IAM role whose credentials are used in place of the caller's: {@code arn:PARTITION:iam::ACCOUNT:role/NAME}, with a
 * path in front of the name if the role has one (IAM User Guide, "IAM identifiers").
 *
 * @param arn the ARN of the role
 * @param externalId the external ID that its trust policy requires, if any (IAM User Guide, "Access to AWS accounts
 *     owned by third parties")
 */
public record AssumedRole(String arn, Optional<String> externalId) {
    /** The name of every session, by which CloudTrail shows who used the role. */
    public static final String SESSION_NAME = "pca-constrain";

    private static final Pattern ARN = Pattern.compile("arn:(aws[\\w-]*):iam::([0-9]{12}):role/([\\w+=,.@/-]+)");
    private static final int ACCOUNT = 2;

    /** API reference of STS, AssumeRole, ExternalId. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    public AssumedRole {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(externalId, "externalId");
    }

    /**
     * Parses the ARN of a role.
     *
     * @throws InvalidOptionException if this is not the ARN of a role
     */
    public static AssumedRole parse(String text) {
        if (!ARN.matcher(text.strip()).matches()) {
            throw new InvalidOptionException(
                    "'" + text + "' is not the ARN of a role", "write it as arn:aws:iam::ACCOUNT:role/NAME");
        }
        return new AssumedRole(text.strip(), Optional.empty());
    }

    /**
     * The same role with an external ID.
     *
     * @throws InvalidOptionException if AWS could not accept the ID
     */
    public AssumedRole with(String id) {
        if (!EXTERNAL_ID.matcher(id).matches()) {
            throw new InvalidOptionException(
                    "'" + id + "' is not an external ID",
                    "it has 2 to 1224 letters, digits and characters of _+=,.@:/-, as in the role's trust policy");
        }
        return new AssumedRole(arn, Optional.of(id));
    }

    /** The account of the role, twelve digits. */
    public String account() {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalStateException(arn + " is not the ARN of a role");
        }
        return matcher.group(ACCOUNT);
    }
}
