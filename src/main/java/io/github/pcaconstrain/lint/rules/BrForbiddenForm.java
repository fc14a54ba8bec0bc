package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Only three forms may be constrained. */
final class BrForbiddenForm extends DescribedRule {
    private static final Set<NameForm> FORBIDDEN = EnumSet.of(
            NameForm.EMAIL, NameForm.URI, NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID);

    BrForbiddenForm() {
        super(new RuleInfo(
                "br-forbidden-form",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.2",
                "In a CA for TLS only dNSName, iPAddress and directoryName may be constrained (otherName is "
                        + "not recommended, see br-other-name). A CA for mail alone is not held to this.",
                "leave this subtree out"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        return ServerCa.is(subject)
                ? PlacedSubtree.all(subject)
                        .filter(entry -> FORBIDDEN.contains(entry.base().form()))
                        .map(entry -> finding(
                                entry.place(),
                                entry.base().form().asn1Name() + " must not be constrained in a CA for TLS"))
                        .toList()
                : List.of();
    }
}
