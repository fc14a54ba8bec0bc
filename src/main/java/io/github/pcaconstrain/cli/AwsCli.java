package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.RevocationReason;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands for the AWS CLI that mean the same service as this run: in the region of the CA, which is where we ask too, and with
 * profile and endpoint as they were given.
 *
 * @param profile the profile, where one was given
 * @param endpoint the address, where one was given
 */
record AwsCli(Optional<String> profile, Optional<String> endpoint) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

    AwsCli {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(endpoint, "endpoint");
    }

    static AwsCli of(AwsSettings settings) {
        return new AwsCli(settings.profile(), settings.endpoint().map(String::valueOf));
    }

    /** Has a CA revoke a certificate that another one has replaced. */
    String revoke(CaArn issuer, String serial) {
        return "aws acm-pca revoke-certificate --certificate-authority-arn " + issuer + " --certificate-serial "
                + serial
                + " --revocation-reason " + RevocationReason.SUPERSEDED
                + " --region " + issuer.region()
                + profile.map(name -> " --profile " + quoted(name)).orElse("")
                + endpoint.map(url -> " --endpoint-url " + quoted(url)).orElse("");
    }

    /** A word as a POSIX shell takes it. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
