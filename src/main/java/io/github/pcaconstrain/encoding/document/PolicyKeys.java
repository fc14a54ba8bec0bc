package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.NameTypeWord;
import io.github.pcaconstrain.failure.Misspelling;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys of a policy file, and hints for keys that are almost right. */
final class PolicyKeys {
    static final String PERMITTED = "permitted";
    static final String EXCLUDED = "excluded";
    static final String CRITICAL = "critical";

    private static final List<String> SECTIONS = List.of(PERMITTED, EXCLUDED, CRITICAL);
    private static final Set<String> PERMITTED_ELSEWHERE = Set.of(
            "permit",
            "permits",
            "permittedsubtrees",
            "allow",
            "allowed",
            "allows",
            "allowlist",
            "whitelist",
            "include",
            "included",
            "includes");
    private static final Set<String> EXCLUDED_ELSEWHERE = Set.of(
            "exclude",
            "excludes",
            "excludedsubtrees",
            "deny",
            "denied",
            "denies",
            "denylist",
            "blacklist",
            "block",
            "blocked",
            "forbid",
            "forbidden",
            "prohibited",
            "except");

    private PolicyKeys() {}

    /** The key of a form that a policy can hold. */
    static String of(NameForm form) {
        return form == NameForm.DIRECTORY_NAME ? form.asn1Name() : form.prefix();
    }

    /** The form of a key. */
    static Optional<NameForm> form(String key) {
        return Arrays.stream(NameForm.values())
                .filter(NameForm::isSupported)
                .filter(form -> of(form).equals(key))
                .findFirst();
    }

    /** What to do about an unknown key at the top level of a policy. */
    static Optional<String> hintAtTop(String key) {
        return section(key)
                .map(PolicyKeys::didYouMean)
                .or(() -> NameTypeWord.meant(key)
                        .map(form -> "write '" + of(form) + "' under 'permitted' or 'excluded'"));
    }

    /** What to do about an unknown key under {@code permitted} or {@code excluded}. */
    static Optional<String> hintBelow(String key) {
        List<String> forms = Arrays.stream(NameForm.values())
                .filter(NameForm::isSupported)
                .map(PolicyKeys::of)
                .toList();
        return NameTypeWord.meant(key)
                .map(PolicyKeys::of)
                .map(PolicyKeys::didYouMean)
                .or(() -> section(key).map(section -> "write '" + section + "' at the start of a line"))
                .or(() -> Misspelling.closest(key, forms).map(PolicyKeys::didYouMean));
    }

    private static Optional<String> section(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        if (PERMITTED_ELSEWHERE.contains(plain)) {
            return Optional.of(PERMITTED);
        }
        return EXCLUDED_ELSEWHERE.contains(plain) ? Optional.of(EXCLUDED) : Misspelling.closest(plain, SECTIONS);
    }

    private static String didYouMean(String key) {
        return "did you mean '" + key + "'?";
    }
}
