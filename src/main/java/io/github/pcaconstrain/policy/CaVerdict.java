package io.github.pcaconstrain.policy;

import java.util.Optional;

/**
 * What one CA's constraints say of a name.
 *
 * @param ca the CA, as the reader knows it
 * @param decision the decision
 * @param subtree the subtree that decided, where one did
 * @param nearest for a refusal: the permitted subtree that shares most with the name
 * @param why the decision in words, up to the subtree that decided where one did
 */
public record CaVerdict(
        String ca, Decision decision, Optional<Subtree> subtree, Optional<Subtree> nearest, String why) {
    /** The decision in words. They are put together only for those who ask: most names are permitted, and nobody does. */
    public String reason() {
        return subtree.isPresent() ? why + subtree.get().base().text() : why;
    }
}
