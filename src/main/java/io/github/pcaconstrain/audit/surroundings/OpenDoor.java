package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.audit.surroundings.SharedAccess.Signers;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Whether the policy of a parent lets somebody sign around the constraints of the CAs below it. */
public final class OpenDoor {
    private OpenDoor() {}

    /**
     * Looks at the policy of a parent.
     *
     * @param policy asks for it; empty if there is none
     * @param open hears in one line whom it lets sign around the constraints, and how that is ended
     * @param unknown hears why that is not known, such as that AWS does not tell it
     */
    public static void look(
            CaArn parent, Supplier<Optional<String>> policy, Consumer<String> open, Consumer<String> unknown) {
        try {
            policy.get().flatMap(text -> line(parent, text)).ifPresent(open);
        } catch (UserFacingException e) {
            unknown.accept(e.getMessage());
        }
    }

    private static Optional<String> line(CaArn parent, String policy) {
        List<String> who = Signers.of(SharedCa.read(parent, policy)).open();
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of("the policy of the parent lets " + SharedAccess.listed(who)
                        + " have it sign CAs without constraints; to narrow the share: " + SharedAccess.guard(parent));
    }
}
