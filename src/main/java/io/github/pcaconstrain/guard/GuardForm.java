package io.github.pcaconstrain.guard;

import java.util.List;
import java.util.Locale;

/** Where a guard is put. */
public enum GuardForm {
    /** A policy of users, groups and roles. */
    IDENTITY(6144),
    /** A service control policy of AWS Organizations. */
    SCP(5120),
    /** A resource control policy of AWS Organizations. */
    RCP(5120),
    /** A customer managed permission of AWS RAM. */
    RAM(5120),
    /** The policy of a VPC endpoint for AWS Private CA. */
    VPC_ENDPOINT(20_480),
    /** The service control policy as a Terraform resource. */
    TERRAFORM(5120),
    /** The service control policy as a CloudFormation resource. */
    CLOUDFORMATION(5120);

    private final int limit;

    GuardForm(int limit) {
        this.limit = limit;
    }

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * How many characters the policy may have; only IAM does not count blanks (IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations
     * User Guide, "Quotas"; AWS PrivateLink Guide, "Control access using endpoint policies"). Assumption: for permissions of RAM we found
     * no published limit, and take the smallest of the others.
     */
    public int limit() {
        return limit;
    }

    /** What the policy leaves open, in sentences of lower case without a period. */
    public List<String> leavesOpen() {
        String unseen =
                "a policy sees the template and not the constraints: the role has to be trusted, and so has everyone"
                        + " who can assume or change it";
        return switch (this) {
            case IDENTITY ->
                List.of(
                        "it binds only the users, groups and roles that have it, and who may detach it is not limited",
                        unseen);
            case SCP, TERRAFORM, CLOUDFORMATION ->
                List.of(
                        "it does not bind the management account, service-linked roles or principals of other"
                                + " organizations",
                        unseen);
            case RCP -> List.of("it does not bind CAs of the management account, or service-linked roles", unseen);
            case RAM ->
                List.of(
                        "it limits the accounts that the parent is shared with, and never the account of the parent"
                                + " itself",
                        "AWS does not say whether a request without a template has the key acm-pca:TemplateArn: if not,"
                                + " the share allows end-entity certificates",
                        unseen);
            case VPC_ENDPOINT -> List.of("it binds only requests that go through the endpoint", unseen);
        };
    }
}
