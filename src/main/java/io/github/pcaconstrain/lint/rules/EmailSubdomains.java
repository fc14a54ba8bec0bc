package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.stream.Stream;

/** Finds permitted email hosts for which old versions of Go also permit hosts below. */
final class EmailSubdomains {
    private EmailSubdomains() {}

    static Stream<Problem> in(NameConstraints constraints) {
        Coverage permitted = Coverage.of(Side.PERMITTED, constraints);
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        return PlacedSubtree.on(Side.PERMITTED, constraints.permitted())
                .filter(entry -> entry.base() instanceof EmailBase email
                        && !email.isMailbox()
                        && !email.isDomain()
                        && !email.value().isEmpty()
                        && !Hosts.isNobody(email)
                        && permitted.covering(below(email)).isEmpty()
                        && excluded.covering(below(email)).isEmpty())
                .map(entry -> Problem.of(entry, "old versions of Go accept email hosts below it, too"));
    }

    private static EmailBase below(EmailBase email) {
        return new EmailBase("." + email.host());
    }
}
