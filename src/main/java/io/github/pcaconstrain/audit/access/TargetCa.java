package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.ca.CaArn;
import java.util.Objects;
import java.util.Optional;

/**
 * A CA that somebody may have sign, or every CA of an account of which no CA is known.
 *
 * @param arn its ARN, with wildcards for what is not known
 * @param partition its partition
 * @param region its region; empty if not known
 * @param account its account; empty if not known
 */
record TargetCa(String arn, String partition, String region, String account) {
    private static final int ARN_PARTS = 6;
    private static final int ACCOUNT = 4;

    TargetCa {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(account, "account");
    }

    static TargetCa of(CaArn arn) {
        return new TargetCa(arn.toString(), arn.partition(), arn.region(), arn.account());
    }

    /** Any CA of an account; of any account, if that is empty. */
    static TargetCa any(String partition, String account) {
        String owner = account.isEmpty() ? "*" : account;
        return new TargetCa(
                "arn:" + partition + ":acm-pca:*:" + owner + ":certificate-authority/*", partition, "", account);
    }

    /** The CAs for which a pattern of a {@code Resource} element stands; empty if it is about something else. */
    static Optional<TargetCa> some(String pattern) {
        String[] parts = pattern.split(":", ARN_PARTS);
        boolean isOfCas = parts.length == ARN_PARTS
                && parts[0].equals("arn")
                && parts[2].equals("acm-pca")
                && !pattern.contains("${")
                && Glob.of(parts[ARN_PARTS - 1]).intersects(Glob.of("certificate-authority/*"));
        if (!isOfCas) {
            return Optional.empty();
        }
        String partition = isLiteral(parts[1]) ? parts[1] : "aws";
        return Optional.of(new TargetCa(pattern, partition, "", isLiteral(parts[ACCOUNT]) ? parts[ACCOUNT] : ""));
    }

    private static boolean isLiteral(String part) {
        return !part.contains("*") && !part.contains("?");
    }

    Glob resource() {
        return Glob.of(arn);
    }

    boolean isKnown() {
        return !region.isEmpty();
    }

    /** Whether it stands for all CAs that somebody of this account might be asked about. */
    boolean isAnyOf(String owner) {
        return !isKnown() && (account.isEmpty() || account.equals(owner));
    }

    String template(String name) {
        return "arn:" + partition + ":acm-pca:::template/" + name + "/V1";
    }
}
