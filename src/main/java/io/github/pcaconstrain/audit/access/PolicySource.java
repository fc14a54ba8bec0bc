package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.GivenPolicies;
import io.github.pcaconstrain.ca.CaArn;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Policies as a source of an audit.
 *
 * @param given the policies
 * @param files the files that they come from, as named by the user; at least one
 */
public record PolicySource(GivenPolicies given, List<String> files) {
    public PolicySource {
        Objects.requireNonNull(given, "given");
        files = List.copyOf(files);
    }

    /** Evaluates the policies for the CAs that they name, and for these. */
    public AccessAudit.Result audit(Set<CaArn> known) {
        return AccessAudit.of(given, files, known);
    }
}
