package io.github.pcaconstrain.guard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    /**
     * What the policy leaves open: sentences that start in lower case and end without a period.
     *
     * @param hasCa whether a constrained CA is to be guarded, too
     */
    public List<String> leavesOpen(boolean hasCa) {
        return this == RAM && hasCa
                ? Stream.concat(
                                leavesOpen().stream(),
                                Stream.of("this policy is about the parent alone, and not about the constrained CA"))
                        .toList()
                : leavesOpen();
    }

    private List<String> leavesOpen() {
        String unseen =
                "policies see the template but not the constraints, so the role has to be trusted, and so has everyone"
                        + " who can assume or change it";
        return switch (this) {
            case IDENTITY ->
                List.of(
                        "this policy applies only to the users, groups and roles that have it, and does not limit who may detach"
                                + " it",
                        unseen);
            case SCP, TERRAFORM, CLOUDFORMATION ->
                List.of(
                        "this policy does not apply to the management account, service-linked roles or principals of other"
                                + " organizations",
                        unseen);
            case RCP ->
                List.of(
                        "this policy does not apply to CAs of the management account, or to service-linked roles",
                        unseen);
            case RAM ->
                List.of(
                        "this policy limits the accounts that the parent is shared with, but not the account of the parent"
                                + " itself; in those accounts, their own policies decide who may use the share",
                        "AWS does not say whether a request without a template has the key acm-pca:TemplateArn: if not,"
                                + " the share allows end-entity certificates",
                        unseen);
            case VPC_ENDPOINT -> List.of("this policy applies only to requests that go through the endpoint", unseen);
        };
    }
}
