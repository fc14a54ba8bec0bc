package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.Side;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.util.Objects;
import java.util.Optional;

/**
 * A name to test.
 *
 * @param name the name
 * @param kind how it relates to the subtree
 * @param target the subtree that it tests; absent for names outside all subtrees and for given ones
 * @param expected the expected outcome
 * @param reason the reason for this expectation, in words
 * @param note a doubt, such as a given expectation that contradicts the constraints; may be empty
 */
public record Probe(
        PresentedName name, ProbeKind kind, Optional<Target> target, Expectation expected, String reason, String note) {
    /** A subtree of the CA under test. */
    public record Target(Side side, Subtree subtree) {
        public Target {
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(subtree, "subtree");
        }

        /** The subtree in words: {@code permitted dns:example.com}. */
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

    /** Why it cannot be tested through this channel; empty if it can. */
    public Optional<Answer> untestable(Channel channel) {
        return malformed().or(() -> channel.untestable(this));
    }

    /**
     * Whether it can be tested through a service.
     *
     * @param carrier a domain name that replaces names which are too long for ACM; empty if there is none
     */
    public boolean isTestable(ProbeService service, Optional<String> carrier) {
        return malformed()
                .or(() -> switch (service) {
                    case ACM -> AcmChannel.untestable(this, carrier);
                    case PCA -> PcaChannel.untestableName(this);
                })
                .isEmpty();
    }

    private Optional<Answer> malformed() {
        return name instanceof PresentedName.Malformed malformed
                ? Optional.of(Answer.notTested("it is malformed: " + malformed.flaw(), ""))
                : Optional.empty();
    }
}
