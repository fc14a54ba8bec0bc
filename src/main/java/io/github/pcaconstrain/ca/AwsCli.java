package io.github.pcaconstrain.ca;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * AWS CLI commands for the user to run in a POSIX shell. They reach the same service as this run: in the region of the
 * CA, and with the given profile and endpoint. No command reaches a sandbox in this process; instead, the text says
 * what can be done there.
 *
 * @param profile the profile, if one was given
 * @param role the role that the commands assume first, if they do
 * @param endpoint the endpoint, if one was given
 * @param sandbox what can be done instead, if this run uses a sandbox in the same process
 * @param parent the commands for CAs that have credentials of their own, if there are any
 */
public record AwsCli(
        Optional<String> profile,
        Optional<AssumedRole> role,
        Optional<String> endpoint,
        Optional<String> sandbox,
        Optional<Parent> parent) {
    /**
     * The commands for the CAs of another account.
     *
     * @param owns whether a CA is one of them
     * @param cli the commands
     */
    public record Parent(Predicate<CaArn> owns, AwsCli cli) {}

    /** Lists the CAs of the account and region in the user's settings. */
    static final String LIST_CAS = "aws acm-pca list-certificate-authorities";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");
    private static final int REGION_OF_ARN = 3;

    /** Prints the credentials of a role as assignments, which a shell can export. */
    private static final String ASSIGNMENTS = " --query \"Credentials.[join('=',['AWS_ACCESS_KEY_ID',AccessKeyId]),"
            + "join('=',['AWS_SECRET_ACCESS_KEY',SecretAccessKey]),"
            + "join('=',['AWS_SESSION_TOKEN',SessionToken])]\" --output text";

    public AwsCli {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(sandbox, "sandbox");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(parent, "parent");
    }

    /** Commands for AWS, or for another service at an endpoint. */
    public static AwsCli of(Optional<String> profile, Optional<String> endpoint) {
        return new AwsCli(profile, Optional.empty(), endpoint, Optional.empty(), Optional.empty());
    }

    /** The same commands, which assume a role first. */
    public AwsCli assuming(AssumedRole other) {
        return new AwsCli(profile, Optional.of(other), endpoint, sandbox, parent);
    }

    /** The same commands, except for the CAs of another account. */
    public AwsCli withParent(Predicate<CaArn> owns, AwsCli cli) {
        return new AwsCli(profile, role, endpoint, sandbox, Optional.of(new Parent(owns, cli)));
    }

    /** Commands for a sandbox in this process with its state in a folder, which another process can serve. */
    public static AwsCli ofSandbox(String folder) {
        return inPlace("use any AWS client while this is running: pca-constrain sandbox --dir " + quoted(folder));
    }

    /** Commands for a sandbox in this process without persistent state. */
    public static AwsCli ofSandboxInMemory() {
        return inPlace("nothing to do: this sandbox is gone when the command ends");
    }

    private static AwsCli inPlace(String instead) {
        return new AwsCli(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(instead), Optional.empty());
    }

    /** Whether a command reaches the service. */
    public boolean isReachable() {
        return sandbox.isEmpty();
    }

    /** Has a CA revoke a certificate. */
    public String revoke(CaArn issuer, String serial, RevocationReason reason) {
        return pca(issuer, "revoke-certificate", " --certificate-serial " + serial + " --revocation-reason " + reason);
    }

    /** Shows the state of a CA. */
    public String describe(CaArn ca) {
        return pca(ca, "describe-certificate-authority", "");
    }

    /** Signs in with single sign-on. */
    public String signIn() {
        return sandbox.orElseGet(() -> "aws sso login" + user());
    }

    /** Enables a DISABLED CA. */
    public String enable(CaArn ca) {
        return pca(ca, "update-certificate-authority", " --status ACTIVE");
    }

    /** Restores a DELETED CA, as long as AWS keeps it. It is DISABLED afterwards. */
    public String restore(CaArn ca) {
        return pca(ca, "restore-certificate-authority", "");
    }

    /** Allows ACM to renew certificates of a CA. */
    public String permitAcm(CaArn ca) {
        return pca(
                ca,
                "create-permission",
                " --principal acm.amazonaws.com --actions IssueCertificate GetCertificate ListPermissions");
    }

    /**
     * Creates the permission with which RAM shares a CA, for signing with one template. It is for the owner of the CA, whose
     * profile is not known.
     */
    public static String allowTemplate(CaArn ca, String templateArn) {
        return "aws ram create-permission --name constrained-subordinates --resource-type acm-pca:CertificateAuthority"
                + " --region " + ca.region() + " --policy-template '{\"Effect\":\"Allow\",\"Action\":["
                + "\"acm-pca:DescribeCertificateAuthority\",\"acm-pca:GetCertificate\","
                + "\"acm-pca:GetCertificateAuthorityCertificate\",\"acm-pca:IssueCertificate\"],"
                + "\"Condition\":{\"StringEqualsIfExists\":{\"acm-pca:TemplateArn\":\"" + templateArn + "\"}}}'";
    }

    /** Deletes a certificate in ACM. */
    public String delete(String certificate) {
        String[] parts = certificate.split(":", -1);
        String region = parts.length > REGION_OF_ARN ? parts[REGION_OF_ARN] : "";
        return sandbox.orElseGet(() -> command("acm delete-certificate --certificate-arn " + certificate, region));
    }

    /** Lists ACM's certificates for a domain name. */
    public String find(String domain, String region) {
        return sandbox.orElseGet(() -> command(
                "acm list-certificates --includes keyTypes=RSA_2048,EC_prime256v1,EC_secp384r1"
                        + " --query \"CertificateSummaryList[?DomainName=='" + domain + "']\"",
                region));
    }

    /** Creates the role that ACM needs for a shared CA. IAM has no regions, and the endpoint is not IAM's. */
    public String createAcmRole() {
        return sandbox.orElseGet(
                () -> "aws iam create-service-linked-role --aws-service-name acm.amazonaws.com" + user());
    }

    private String pca(CaArn ca, String operation, String arguments) {
        return of(ca).sandbox
                .orElseGet(() -> of(ca).command(
                                "acm-pca " + operation + " --certificate-authority-arn " + ca + arguments,
                                ca.region()));
    }

    private AwsCli of(CaArn ca) {
        return parent.filter(other -> other.owns().test(ca)).map(Parent::cli).orElse(this);
    }

    private String command(String words, String region) {
        return role.map(each -> assumed(each, words, region)).orElseGet(() -> plain(words, region, user()));
    }

    /**
     * In a subshell, so that the credentials of the role do not stay in the user's shell, and by assignments that no other
     * process sees.
     */
    private String assumed(AssumedRole each, String words, String region) {
        String assume = plain(
                "sts assume-role --role-arn " + quoted(each.arn()) + " --role-session-name " + AssumedRole.SESSION_NAME
                        + each.externalId()
                                .map(id -> " --external-id " + quoted(id))
                                .orElse("")
                        + ASSIGNMENTS,
                region,
                user());
        return "(c=$(" + assume + ") && eval \"export $c\" && " + plain(words, region, "") + ")";
    }

    private String plain(String words, String region, String user) {
        return "aws " + words + " --region " + region + user
                + endpoint.map(url -> " --endpoint-url " + quoted(url)).orElse("");
    }

    private String user() {
        return profile.map(name -> " --profile " + quoted(name)).orElse("");
    }

    /** Quotes a word for a POSIX shell. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
