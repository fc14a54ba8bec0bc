package io.github.pcaconstrain.cli.init;

import io.github.pcaconstrain.cli.prompt.Remark;
import io.github.pcaconstrain.cli.show.EncodeLint;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy of which some questions are answered.
 *
 * @param permitted what is permitted so far
 * @param excluded what is excluded so far
 */
record PolicyDraft(List<SubtreeBase> permitted, List<SubtreeBase> excluded) {
    static final PolicyDraft EMPTY = new PolicyDraft(List.of(), List.of());

    PolicyDraft {
        permitted = List.copyOf(permitted);
        excluded = List.copyOf(excluded);
    }

    /** What no question asks for. */
    static PolicyDraft ofSubjects(NameConstraints constraints) {
        return new PolicyDraft(
                constraints.permitted(NameForm.DIRECTORY_NAME).stream()
                        .map(Subtree::base)
                        .toList(),
                List.of());
    }

    NameConstraints constraints() {
        return NameConstraints.of(permitted, excluded);
    }

    /** The draft with the answer to one more question. */
    PolicyDraft with(PolicyTopic topic, String answer) {
        return with(topic, topic.parse(answer, remark -> {}));
    }

    private PolicyDraft with(PolicyTopic topic, List<SubtreeBase> bases) {
        return topic == PolicyTopic.EXCLUDED
                ? new PolicyDraft(permitted, joined(excluded, bases))
                : new PolicyDraft(joined(permitted, bases), excluded);
    }

    private static List<SubtreeBase> joined(List<SubtreeBase> some, List<SubtreeBase> more) {
        return Stream.of(some, more).flatMap(List::stream).toList();
    }

    /** What there is to say about an answer: what is wrong with it, and else what {@code lint} says of the draft with it. */
    List<Remark> remarks(PolicyTopic topic, String answer) {
        List<Remark> remarks = new ArrayList<>();
        List<SubtreeBase> bases = topic.parse(answer, remarks::add);
        NameConstraints next = with(topic, bases).constraints();
        if (topic == PolicyTopic.EXCLUDED && next.isEmpty() && answer.isBlank()) {
            return List.of(
                    Remark.refusal("nothing is limited yet: exclude something, or press Ctrl-C and permit something"));
        }
        if (remarks.stream().noneMatch(Remark::refuses) && !bases.isEmpty()) {
            findings(next, bases).forEach(finding -> add(finding, remarks));
            tooLong(next, remarks);
        }
        return remarks;
    }

    /** Errors of the whole, and warnings about what was just typed. */
    private static List<Finding> findings(NameConstraints next, List<SubtreeBase> bases) {
        return EncodeLint.findings(next, Profile.PCA).stream()
                .filter(finding -> finding.severity() == Severity.ERROR
                        || bases.stream().anyMatch(base -> finding.place().endsWith(" " + base.text())))
                .toList();
    }

    private static void add(Finding finding, List<Remark> remarks) {
        boolean refuses = finding.severity() == Severity.ERROR;
        remarks.add(new Remark(finding.textWithCode(), refuses));
        if (refuses) {
            remarks.add(Remark.refusal(finding.fix()));
        }
    }

    /** AWS takes no more than this. */
    private static void tooLong(NameConstraints next, List<Remark> remarks) {
        int length = ExtensionValue.of(NameConstraintsDer.encode(next), next.critical())
                .base64()
                .length();
        if (length > ApiPassthrough.MAX_VALUE) {
            remarks.add(Remark.refusal("the constraints take " + length + " characters of base64, and AWS Private CA"
                    + " takes " + ApiPassthrough.MAX_VALUE));
        }
    }
}
