package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Rule;
import java.util.List;
import java.util.Optional;

/** Every rule, in the order in which findings of one severity are shown. */
public final class Catalogue {
    private static final List<Rule> RULES = List.of(
            ExtensionRules.NOT_A_CA,
            ExtensionRules.NOT_CRITICAL,
            ExtensionRules.NOT_CRITICAL_BR,
            ExtensionRules.EMPTY_CONSTRAINTS,
            ExtensionRules.EMPTY_SUBTREE_LIST,
            ExtensionRules.MINIMUM_NOT_ZERO,
            ExtensionRules.MINIMUM_WRITTEN_OUT,
            ExtensionRules.MAXIMUM_PRESENT,
            ExtensionRules.UNREADABLE_ENCODING,
            ExtensionRules.NOT_DER,
            MalformedBaseRules.NOT_ASCII,
            MalformedBaseRules.WILDCARD,
            MalformedBaseRules.TRAILING_DOT,
            MalformedBaseRules.BLANK,
            MalformedBaseRules.NAME_TOO_LONG,
            MalformedBaseRules.IP_LENGTH,
            MalformedBaseRules.IP_MASK,
            MalformedBaseRules.DNS_SYNTAX,
            MalformedBaseRules.EMAIL_SYNTAX,
            MalformedBaseRules.URI_SYNTAX,
            MalformedBaseRules.UNREADABLE_BASE,
            FormRules.DISCOURAGED_FORM,
            FormRules.PCA_REFUSED_FORM,
            FormRules.FORM_NOT_PORTABLE,
            FormRules.URI_NOT_PORTABLE,
            FormRules.DIRECTORY_NAME_NOT_PORTABLE,
            EmptyBaseRules.EMPTY_BASE,
            EmptyBaseRules.EMPTY_BASE_UNDEFINED,
            EmptyBaseRules.EMPTY_BASE_NOT_PORTABLE,
            EmptyBaseRules.PERMITS_EVERYTHING,
            LeadingDotRules.LEADING_DOT,
            LeadingDotRules.LEADING_DOT_UNDOCUMENTED,
            LeadingDotRules.LEADING_DOT_NOT_PORTABLE,
            LeadingDotRules.APEX_NOT_COVERED,
            LeadingDotRules.EXCLUDED_APEX_LEFT_OPEN,
            SpellingRules.UPPER_CASE,
            SpellingRules.UNDERSCORE,
            SpellingRules.URI_NOT_QUALIFIED,
            SpellingRules.SINGLE_LABEL,
            SpellingRules.PUBLIC_SUFFIX,
            SpellingRules.WILDCARD_MAILBOX,
            SpellingRules.IP_HOST_BITS,
            LeadingDotRules.HOST_WITHOUT_DOMAIN,
            OverlapRules.DUPLICATE_SUBTREE,
            OverlapRules.SHADOWED_SUBTREE,
            OverlapRules.PERMITTED_EQUALS_EXCLUDED,
            OverlapRules.PERMITTED_INSIDE_EXCLUDED,
            OverlapRules.EXCLUDED_COVERS_PERMITTED,
            OverlapRules.EXCLUDED_WITHOUT_EFFECT,
            OverlapRules.WILDCARD_ESCAPES_EXCLUSION,
            OpenFormRules.FORM_LEFT_OPEN,
            OpenFormRules.FORM_LEFT_OPEN_PORTABLE,
            OpenFormRules.DIRECTORY_NAME_OPEN,
            OpenFormRules.ONLY_EXCLUDED,
            AddressFamilyRules.IP_FAMILY_LEFT_OPEN,
            AddressFamilyRules.ONE_IP_FAMILY_PERMITTED,
            AddressFamilyRules.WHOLE_IP_FAMILY_EXCLUDED,
            AddressFamilyRules.IPV4_READ_AS_IPV6,
            VerifierRules.EXCLUSION_WITHOUT_PERMISSION,
            VerifierRules.COMMON_NAME_AS_DNS,
            VerifierRules.MAILBOX_CASE,
            VerifierRules.EMAIL_HOST_SUBDOMAINS,
            VerifierRules.EMAIL_IN_SUBJECT,
            VerifierRules.MANY_SUBTREES,
            ExtensionRules.PCA_EXTENSION_TOO_LONG,
            DirectoryNameRules.DIRECTORY_NAME_SCOPE,
            DirectoryNameRules.DIRECTORY_NAME_SPELLING,
            DirectoryNameRules.DIRECTORY_NAME_SPLIT,
            DirectoryNameRules.DIRECTORY_NAME_WIDE,
            DirectoryNameRules.SUB_CA_SUBJECTS,
            CertificateRules.CA_UNCONSTRAINED,
            CertificateRules.CONSTRAINTS_ON_ROOT,
            CertificateRules.CA_NAMED_LIKE_HOST,
            RootProgramRules.BR_CONSTRAINTS_MISSING,
            RootProgramRules.EKU_MISSING,
            RootProgramRules.EKU_MIXED,
            BaselineRules.BR_DNS_OPEN,
            BaselineRules.BR_IPV4_OPEN,
            BaselineRules.BR_IPV6_OPEN,
            BaselineRules.BR_DIRECTORY_NAME_MISSING,
            BaselineRules.BR_DIRECTORY_NAME_EXCLUDED,
            BaselineRules.BR_FORBIDDEN_FORM,
            FormRules.BR_OTHER_NAME,
            BaselineRules.RESERVED_ADDRESS,
            RootProgramRules.MOZILLA_EMAIL_NOT_PERMITTED,
            RootProgramRules.OWNERSHIP,
            RootProgramRules.CCADB_DISCLOSURE);

    private Catalogue() {}

    /** Every rule. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** The rule with this code, if there is one. */
    public static Optional<Rule> byCode(String code) {
        return RULES.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
