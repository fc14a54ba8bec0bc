package io.github.pcaconstrain.finding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a CA in AWS Private CA. What AWS did not tell is empty.
 *
 * @param arn its ARN
 * @param account the account that owns it
 * @param state such as {@code ACTIVE}
 * @param usageMode such as {@code GENERAL_PURPOSE}
 * @param keyStorage the security standard that its key is kept by, such as {@code FIPS_140_2_LEVEL_3_OR_HIGHER}
 * @param revocation how it publishes revocation, a line each, such as {@code OCSP}; an empty list for not at all
 * @param tags its tags, such as {@code team=pki}
 * @param sharedWith whom its policy names, such as an account; an empty list for nobody
 * @param acmRenews whether ACM may renew certificates of it
 */
public record AwsCa(
        String arn,
        String account,
        Optional<String> state,
        Optional<String> usageMode,
        Optional<String> keyStorage,
        Optional<List<String>> revocation,
        Optional<List<String>> tags,
        Optional<List<String>> sharedWith,
        Optional<Boolean> acmRenews) {
    public AwsCa {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(usageMode, "usageMode");
        Objects.requireNonNull(keyStorage, "keyStorage");
        revocation = revocation.map(List::copyOf);
        tags = tags.map(List::copyOf);
        sharedWith = sharedWith.map(List::copyOf);
        Objects.requireNonNull(acmRenews, "acmRenews");
    }
}
