package io.github.pcaconstrain.fuzz;

import io.github.pcaconstrain.access.document.IamFileReader;
import io.github.pcaconstrain.access.document.PolicyKind;
import io.github.pcaconstrain.audit.access.AccessAudit;
import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Documents of IAM, of each kind: what can be read can be evaluated. */
final class IamTarget {
    private IamTarget() {}

    static void read(byte[] input) {
        read(input, Optional.empty());
        for (PolicyKind kind : PolicyKind.values()) {
            read(input, Optional.of(kind));
        }
    }

    private static void read(byte[] input, Optional<PolicyKind> kind) {
        IamFileReader reader = new IamFileReader();
        try {
            reader.read("input", input, kind);
        } catch (PolicyFileException | UnreadableInputException refused) {
            return;
        }
        AccessAudit.of(reader.policies(), List.of("input"), Set.of());
    }
}
