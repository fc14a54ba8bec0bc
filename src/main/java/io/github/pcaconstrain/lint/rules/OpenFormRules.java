package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PORTABLE;
import static io.github.pcaconstrain.lint.rules.Profiles.RFC_AND_PCA;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about name forms that no subtree speaks of, so that the CA may sign any name of them. */
enum OpenFormRules implements TableRule {
    FORM_LEFT_OPEN(warning(
            RFC_AND_PCA,
            "RFC 5280, section 4.2.1.10: \"Restrictions apply only when the specified name form is present\"",
            "A form that no subtree speaks of is free. A CA that is held to some DNS names may still sign "
                    + "for any IP address, mail address or URI, and a client that connects by address will "
                    + "trust it.",
            "permit a dummy of the form: ip:192.0.2.0/32 and ip:100::/128, email:invalid, uri:invalid, "
                    + "dns:invalid")),
    FORM_LEFT_OPEN_PORTABLE(warning(
            PORTABLE,
            "RFC 5280, section 4.2.1.10; measured",
            "A form that no subtree speaks of is free. DNS names, addresses and mail addresses can be "
                    + "closed in a way that all verifiers enforce; URIs and directory names cannot, see "
                    + "uri-not-portable and directory-name-not-portable.",
            "permit a dummy of the form: ip:192.0.2.0/32 and ip:100::/128, email:invalid, dns:invalid")),
    DIRECTORY_NAME_OPEN(info(
            RFC_AND_PCA,
            "RFC 5280, section 4.2.1.10",
            "Without a directoryName constraint the CA may put any subject into a certificate. For servers "
                    + "that is harmless, for clients that are known by their subject it is not. It cannot "
                    + "be closed with a dummy, because every certificate with a subject would be refused.",
            "permit dn: with the organisation if relying parties go by the subject")),
    ONLY_EXCLUDED(info(
            EVERY,
            "own rule: a fact to consider",
            "Constraints that only exclude leave every other name to the CA, of every form. A list of what "
                    + "is permitted fails on the safe side when something was forgotten; a list of what is "
                    + "excluded does not.",
            "list what the CA needs as permitted"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    OpenFormRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        NameConstraints constraints = subject.constraints();
        boolean permitsSome = !constraints.permitted().isEmpty();
        return switch (this) {
            case FORM_LEFT_OPEN -> open(subject, EnumSet.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI));
            case FORM_LEFT_OPEN_PORTABLE -> open(subject, EnumSet.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL));
            case DIRECTORY_NAME_OPEN ->
                Problem.ofWhole(
                        permitsSome && isOpen(subject, NameForm.DIRECTORY_NAME),
                        "subjects are free: no directoryName is constrained");
            case ONLY_EXCLUDED ->
                Problem.ofWhole(
                        !permitsSome && !constraints.isEmpty(),
                        "nothing is permitted by name, so everything that is not excluded may be issued");
        };
    }

    /** Which of the forms are open; nothing of constraints that only exclude, which are open on purpose. */
    private static Stream<Problem> open(Subject subject, EnumSet<NameForm> forms) {
        String open = forms.stream()
                .filter(form -> isOpen(subject, form))
                .map(NameForm::asn1Name)
                .collect(Collectors.joining(", "));
        return Problem.ofWhole(
                !open.isEmpty() && !subject.constraints().permitted().isEmpty(),
                "names of a form that is not listed are free: " + open);
    }

    private static boolean isOpen(Subject subject, NameForm form) {
        return !subject.closedAbove().contains(form)
                && subject.constraints()
                        .subtrees()
                        .noneMatch(subtree -> subtree.base().form() == form);
    }
}
