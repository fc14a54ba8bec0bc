package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.Answer;

/**
 * Something that is known in advance to keep a test from working.
 *
 * @param isCertain whether every probe would be inconclusive, so that nothing need be requested to know
 * @param code a word for it, of the service where it has one
 * @param reason what it is
 * @param remedy what to do
 */
public record Blocker(boolean isCertain, String code, String reason, String remedy) {
    /** What it makes of every probe. */
    public Answer answer() {
        return Answer.inconclusive(code, reason, remedy);
    }
}
