package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.Side;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.util.Objects;
import java.util.Optional;

/**
 * A name to be tried.
 *
 * @param name the name
 * @param kind how it relates to the subtree
 * @param target the subtree it is for; absent for names outside of all and for given ones
 * @param expected what must become of it
 * @param reason why that is expected, in words
 * @param note a doubt of ours, such as a given expectation that our verdict contradicts; may be empty
 */
public record Probe(
        PresentedName name, ProbeKind kind, Optional<Target> target, Expectation expected, String reason, String note) {
    /** A subtree of the CA under test. */
    public record Target(Side side, Subtree subtree) {
        public Target {
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(subtree, "subtree");
        }

        /** For a reader: {@code permitted dns:example.com}. */
        public String text() {
            return side.label() + " " + subtree.base().text();
        }
    }

    public Probe {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(note, "note");
    }

    /** Why it cannot be tried through this channel, or nothing. */
    public Optional<Answer> untestable(Channel channel) {
        return name instanceof PresentedName.Malformed malformed
                ? Optional.of(Answer.notTested("it is malformed: " + malformed.flaw(), ""))
                : channel.untestable(this);
    }
}
