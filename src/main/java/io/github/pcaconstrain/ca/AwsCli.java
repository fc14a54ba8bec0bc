package io.github.pcaconstrain.ca;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands that the user runs by hand, to be given to a POSIX shell as they stand. They mean the same service as this
 * run: in the region of the CA, which is where we ask too, and with profile and endpoint as they were given. No command
 * reaches a sandbox in this process; in its place stands what can be done there.
 *
 * @param profile the profile, where one was given
 * @param endpoint the address, where one was given
 * @param sandbox what can be done instead, where a sandbox in this process is asked
 */
public record AwsCli(Optional<String> profile, Optional<String> endpoint, Optional<String> sandbox) {
    /** Lists the CAs of the account and region that the user's own settings name. */
    static final String LIST_CAS = "aws acm-pca list-certificate-authorities";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");
    private static final int REGION_OF_ARN = 3;

    public AwsCli {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(sandbox, "sandbox");
    }

    /** For AWS, or what answers in its place at an endpoint. */
    public static AwsCli of(Optional<String> profile, Optional<String> endpoint) {
        return new AwsCli(profile, endpoint, Optional.empty());
    }

    /** For a sandbox in this process with its state in a folder, from which another process can serve it. */
    public static AwsCli ofSandbox(String folder) {
        return inPlace("use any AWS client while this is running: pca-constrain sandbox --dir " + quoted(folder));
    }

    /** For a sandbox in this process that keeps no state. */
    public static AwsCli ofSandboxInMemory() {
        return inPlace("nothing to do: this sandbox is gone when the command ends");
    }

    private static AwsCli inPlace(String instead) {
        return new AwsCli(Optional.empty(), Optional.empty(), Optional.of(instead));
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

    /** Gets credentials by single sign-on. */
    public String signIn() {
        return sandbox.orElseGet(() -> "aws sso login" + user());
    }

    /** Lets a CA sign again that is DISABLED. */
    public String enable(CaArn ca) {
        return pca(ca, "update-certificate-authority", " --status ACTIVE");
    }

    /** Brings back a CA that is DELETED, as long as AWS keeps it; it is DISABLED then. */
    public String restore(CaArn ca) {
        return pca(ca, "restore-certificate-authority", "");
    }

    /** Lets ACM renew certificates of a CA. */
    public String permitAcm(CaArn ca) {
        return pca(
                ca,
                "create-permission",
                " --principal acm.amazonaws.com --actions IssueCertificate GetCertificate ListPermissions");
    }

    /** Deletes a certificate of ACM's. */
    public String delete(String certificate) {
        String[] parts = certificate.split(":", -1);
        String region = parts.length > REGION_OF_ARN ? parts[REGION_OF_ARN] : "";
        return sandbox.orElseGet(() -> command("acm delete-certificate --certificate-arn " + certificate, region));
    }

    /** Lists what ACM holds for a domain name. */
    public String find(String domain, String region) {
        return sandbox.orElseGet(() -> command(
                "acm list-certificates --includes keyTypes=RSA_2048,EC_prime256v1,EC_secp384r1"
                        + " --query \"CertificateSummaryList[?DomainName=='" + domain + "']\"",
                region));
    }

    /** Makes the role that ACM needs for a shared CA. IAM has no regions, and the endpoint is not its own. */
    public String createAcmRole() {
        return sandbox.orElseGet(
                () -> "aws iam create-service-linked-role --aws-service-name acm.amazonaws.com" + user());
    }

    private String pca(CaArn ca, String operation, String arguments) {
        return sandbox.orElseGet(
                () -> command("acm-pca " + operation + " --certificate-authority-arn " + ca + arguments, ca.region()));
    }

    private String command(String words, String region) {
        return "aws " + words + " --region " + region + user()
                + endpoint.map(url -> " --endpoint-url " + quoted(url)).orElse("");
    }

    private String user() {
        return profile.map(name -> " --profile " + quoted(name)).orElse("");
    }

    /** A word as a POSIX shell takes it. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
