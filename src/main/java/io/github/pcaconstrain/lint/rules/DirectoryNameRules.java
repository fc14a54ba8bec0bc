package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.ALL_BUT_PORTABLE;
import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about the scope of directoryName constraints. */
enum DirectoryNameRules implements TableRule {
    DIRECTORY_NAME_SCOPE(info(
            ALL_BUT_PORTABLE,
            "RFC 5280, section 4.2.1.10",
            "A directoryName constraint applies to the subject of every certificate below, CAs included, "
                    + "and to directory names among the alternative names. It is a prefix: the order of "
                    + "the attributes counts, and the country comes before the organisation.",
            "check the subjects that the CA is to issue for, from their first attribute on")),
    DIRECTORY_NAME_SPELLING(info(
            ALL_BUT_PORTABLE,
            "RFC 5280, section 7.1; measured: trap T15",
            "RFC 5280 compares directory names without regard to case and string type. NSS did not match a "
                    + "name in another case or string type, so a certificate may be refused there, or "
                    + "escape an exclusion.",
            "spell names, and encode them (most often as UTF8String), as the certificates do")),
    DIRECTORY_NAME_SPLIT(warning(
            EVERY,
            "own rule: a slip with a wide effect",
            "Consecutive subject names with one attribute each are usually one name that was split at its commas. "
                    + "Each of them counts separately: C=US alone permits every subject in that country.",
            "if they are one name, write it as one, in quotes in a policy file")),
    DIRECTORY_NAME_WIDE(warning(
            EVERY,
            "own rule: a slip with a wide effect",
            "A permitted subject name with only a country, state or locality covers every organisation there.",
            "add the organisation, such as dn:O=Example Corp,C=US")),
    SUB_CA_SUBJECTS(info(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "The path length allows CAs below this one, and their subjects must lie inside the permitted "
                    + "directoryName, too, or every chain through them fails.",
            "name CAs below accordingly, or set the path length to 0"));

    /** countryName, stateOrProvinceName, localityName. */
    private static final Set<String> PLACES = Set.of("2.5.4.6", "2.5.4.8", "2.5.4.7");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    DirectoryNameRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        boolean permitted =
                !subject.constraints().permitted(NameForm.DIRECTORY_NAME).isEmpty();
        return switch (this) {
            case DIRECTORY_NAME_SCOPE ->
                Problem.ofWhole(permitted, "every subject below must start with a permitted subject name");
            case DIRECTORY_NAME_SPELLING ->
                Problem.ofEach(
                        subject,
                        entry -> entry.base() instanceof DirectoryNameBase directory
                                && !directory.name().isEmpty(),
                        "NSS matches only the same case and string type");
            case DIRECTORY_NAME_SPLIT -> SplitNames.problems(subject);
            case DIRECTORY_NAME_WIDE ->
                Problem.ofEach(
                        subject, entry -> entry.isPermitted() && isPlace(entry), "it permits every organisation there");
            case SUB_CA_SUBJECTS ->
                Problem.ofWhole(
                        permitted && allowsSubordinates(subject),
                        "the subjects of CAs below must lie inside the permitted subject name, too");
        };
    }

    private static boolean isPlace(PlacedSubtree entry) {
        return entry.base() instanceof DirectoryNameBase directory
                && !directory.name().isEmpty()
                && directory.name().rdns().stream()
                        .flatMap(rdn -> rdn.attributes().stream())
                        .allMatch(attribute -> PLACES.contains(attribute.type()));
    }

    private static boolean allowsSubordinates(Subject subject) {
        return subject.certificate()
                .filter(ca -> ca.isCa() && ca.pathLength().orElse(1) > 0)
                .isPresent();
    }
}
