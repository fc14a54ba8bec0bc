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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about name forms without any subtree, of which the CA may sign any name. */
enum OpenFormRules implements TableRule {
    FORM_LEFT_OPEN(warning(
            RFC_AND_PCA,
            "RFC 5280, section 4.2.1.10: \"Restrictions apply only when the specified name form is present\"",
            "A name type without any constraint is not limited. A CA that is limited to some DNS names may still "
                    + "sign any IP address, email address or URI, and a client that connects by IP address "
                    + "trusts the certificate. The reserved values of the fix, which nobody can use, close a type; "
                    + "'lint --suggest' adds them.",
            "to forbid a name type, permit one reserved value: ip:192.0.2.0/32 and ip:100::/128, email:invalid, "
                    + "uri:invalid, dns:invalid")),
    FORM_LEFT_OPEN_PORTABLE(warning(
            PORTABLE,
            "RFC 5280, section 4.2.1.10; measured",
            "A name type without any constraint is not limited. All verifiers enforce constraints that forbid "
                    + "DNS names, IP addresses or email addresses; for URIs and subject names there are none "
                    + "(see uri-not-portable and directory-name-not-portable).",
            "to forbid a name type, permit one reserved value: ip:192.0.2.0/32 and ip:100::/128, email:invalid, "
                    + "dns:invalid")),
    DIRECTORY_NAME_OPEN(info(
            RFC_AND_PCA,
            "RFC 5280, section 4.2.1.10",
            "Without a constraint on subject names, the CA may put any subject into a certificate. That does no "
                    + "harm where clients check DNS names only, but it does where they trust the subject. No "
                    + "reserved value can forbid subject names: every certificate with a subject would be refused.",
            "if clients trust the subject (O, OU), permit it, e.g. dn:O=Example Corp,C=US")),
    ONLY_EXCLUDED(info(
            EVERY,
            "own rule: a fact to consider",
            "With exclusions alone, the CA may sign every name that no exclusion covers, of every type. If a list "
                    + "of permitted names misses one, a certificate is refused; if a list of excluded names "
                    + "misses one, it is accepted.",
            "permit the names that the CA needs"));

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
                        permitsSome && isOpen(subject, NameForm.DIRECTORY_NAME), "the subject name is not limited");
            case ONLY_EXCLUDED ->
                Problem.ofWhole(
                        !permitsSome && !constraints.isEmpty(),
                        "nothing is permitted explicitly, so the CA may sign every name that is not excluded");
        };
    }

    /** The forms that are open; empty for constraints that only exclude, which are open on purpose. */
    private static Stream<Problem> open(Subject subject, EnumSet<NameForm> forms) {
        String open = forms.stream()
                .filter(form -> isOpen(subject, form))
                .map(NameForm::plural)
                .collect(Collectors.collectingAndThen(Collectors.toList(), OpenFormRules::enumerated));
        return Problem.ofWhole(
                !open.isEmpty() && !subject.constraints().permitted().isEmpty(),
                open + " are not limited: the CA may still sign any of them");
    }

    private static String enumerated(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static boolean isOpen(Subject subject, NameForm form) {
        return !subject.closedAbove().contains(form)
                && subject.constraints()
                        .subtrees()
                        .noneMatch(subtree -> subtree.base().form() == form);
    }
}
