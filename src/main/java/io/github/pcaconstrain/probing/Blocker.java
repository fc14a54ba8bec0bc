package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.Answer;

/**
 * A problem that is known in advance to prevent a test.
 *
 * @param isCertain whether every probe would certainly be inconclusive, so that no requests are needed
 * @param code a code for it: that of the service if there is one
 * @param reason the problem
 * @param remedy what to do
 */
public record Blocker(boolean isCertain, String code, String reason, String remedy) {
    /** The answer for every probe. */
    public Answer answer() {
        return Answer.inconclusive(code, reason, remedy);
    }
}
