package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Violations;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks the contents of a parsed {@code authority.json}, so that nothing can go wrong later. */
final class AuthorityRecord {
    private static final Pattern INSTALLED = Pattern.compile("certificate-[0-9a-f]{16}\\.pem");

    private AuthorityRecord() {}

    /** What is wrong with the record of the CA in this folder. */
    static Optional<String> flaw(Authority authority, String folder) {
        String[] parts = folder.split("/", -1); // ACCOUNT/REGION/acm-pca/ID
        String end = ":acm-pca:" + parts[1] + ":" + parts[0] + ":certificate-authority/" + parts[3];
        if (!authority.folder().equals(folder)
                || !authority.account().equals(parts[0])
                || !CaArn.isCa(authority.arn())
                || !authority.arn().endsWith(end)) {
            return Optional.of("it is of another CA than its folder");
        }
        if (!Set.of("ROOT", "SUBORDINATE").contains(authority.type())) {
            return Optional.of("its type is neither ROOT nor SUBORDINATE");
        }
        if (authority
                .installed()
                .filter(name -> !INSTALLED.matcher(name).matches())
                .isPresent()) {
            return Optional.of("it names a certificate that cannot be its own");
        }
        return configurationFlaw(authority.configuration(), authority.revocation());
    }

    private static Optional<String> configurationFlaw(JsonNode configuration, JsonNode revocation) {
        try {
            Violations.check(Shapes.CA_CONFIGURATION, configuration);
            Violations.check(Shapes.REVOCATION, revocation);
        } catch (AwsError e) {
            return Optional.of(e.getMessage());
        }
        boolean isKnown =
                KeyAlgorithm.of(Json.text(configuration, "KeyAlgorithm")).isPresent()
                        && SigningAlgorithm.of(Json.text(configuration, "SigningAlgorithm"))
                                .isPresent();
        return isKnown ? Optional.empty() : Optional.of("its algorithms are not known");
    }
}
