package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.CaArn;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains what is missing if AWS denies access. Its messages have this form (IAM User Guide, "Troubleshoot access
 * denied error messages"): {@code User: ARN is not authorized to perform: ACTION on resource: ARN because no ... policy
 * allows the ... action}, or {@code with an explicit deny in a ... policy}.
 */
final class AccessDenials {
    private static final Pattern ACTION = Pattern.compile("not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)");
    private static final Pattern RESOURCE = Pattern.compile("on resource: (arn:[^ ]+[^ .,])");
    private static final Pattern CALLER = Pattern.compile("User: arn:[^: ]+:[a-z]+::([0-9]{12}):");
    private static final Pattern DENY =
            Pattern.compile("explicit deny in (an? [a-zA-Z -]*policy|a permissions boundary)");

    /**
     * The operations that a RAM share or a policy of the CA can allow to another account (user guide, "Customer managed
     * permissions in RAM"). All others are for its owner.
     */
    private static final Set<String> SHAREABLE = Set.of(
            "acm-pca:DescribeCertificateAuthority",
            "acm-pca:GetCertificate",
            "acm-pca:GetCertificateAuthorityCertificate",
            "acm-pca:IssueCertificate",
            "acm-pca:ListPermissions",
            "acm-pca:ListTags",
            "acm-pca:RevokeCertificate");

    private static final String GUIDE = " (docs/reference/iam.md)";

    private AccessDenials() {}

    /** Whether AWS's code says that the caller is not allowed to do it. */
    static boolean isDenial(String code) {
        return code.equals("AccessDeniedException") || code.equals("AccessDenied");
    }

    /**
     * The missing permission, its resource, and whose policy must have it. The values in AWS's message take precedence
     * over those of the request.
     */
    static String hint(String service, String operation, String target, String words) {
        String action = find(ACTION, words).orElse(service + ":" + operation);
        String resource = find(RESOURCE, words).orElse(target);
        String permission = action + (resource.isEmpty() ? "" : " on " + resource);
        boolean isIssue = action.equals("acm-pca:IssueCertificate");
        Optional<String> owner = foreignOwner(resource, words);
        if (owner.isPresent() && !SHAREABLE.contains(action)) {
            return permission + " cannot be granted to another account: run the command with credentials of account "
                    + owner.get() + GUIDE;
        }
        Optional<String> deny = find(DENY, words);
        if (deny.isPresent()) {
            return permission + " is denied by " + deny.get() + ", which overrides every policy that allows it"
                    + (isIssue ? "; it may be about the template, or about what the certificate contains" : "")
                    + GUIDE;
        }
        if (owner.isPresent() || words.contains("resource-based policy")) {
            return "allow " + permission
                    + " to these credentials; for a CA of another account, its RAM share or resource"
                    + " policy must allow it too" + (isIssue ? ", with this template" : "")
                    + owner.map(account -> "; or, if it is the parent, give credentials of account " + account
                                    + " with --parent-profile or --parent-role")
                            .orElse("")
                    + GUIDE;
        }
        return "allow " + permission + " to these credentials" + (isIssue ? ", with this template" : "") + GUIDE;
    }

    /** The account of the CA, if AWS's message says that the caller is in another one. */
    private static Optional<String> foreignOwner(String resource, String words) {
        Optional<String> owner =
                CaArn.matches(resource) ? Optional.of(CaArn.parse(resource).account()) : Optional.empty();
        return owner.filter(account ->
                find(CALLER, words).filter(each -> !each.equals(account)).isPresent());
    }

    private static Optional<String> find(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
