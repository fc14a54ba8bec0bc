package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Objects;

/**
 * A directoryName constraint: a prefix of the sequence of RDNs, the most significant first (RFC 5280, section 4.2.1.10,
 * and X.501 on subtrees).
 *
 * @param name the prefix; an empty one covers every directory name
 */
public record DirectoryNameBase(DistinguishedName name) implements SubtreeBase {
    public DirectoryNameBase {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public NameForm form() {
        return NameForm.DIRECTORY_NAME;
    }

    @Override
    public String value() {
        // A name in an unusual order can only be typed in the order of the certificate.
        return name.exact().startsWith("/") ? name.exact() : name.text();
    }

    @Override
    public String exactValue() {
        return name.exact();
    }
}
