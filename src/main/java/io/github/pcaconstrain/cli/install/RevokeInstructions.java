package io.github.pcaconstrain.cli.install;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.installation.Retirement;
import java.util.Objects;
import java.util.Optional;

/**
 * How the user can revoke a certificate that was replaced.
 *
 * @param privateCa finds the CA that issued it
 * @param cli the commands that reach it
 * @param region the region of the CA that had the certificate
 */
public record RevokeInstructions(PrivateCa privateCa, AwsCli cli, String region) {
    public RevokeInstructions {
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(cli, "cli");
        Objects.requireNonNull(region, "region");
    }

    /** For the certificate that a CA had. */
    public static RevokeInstructions of(AwsSession aws, CaArn ca) {
        return new RevokeInstructions(aws.privateCa(), aws.cli(), ca.region());
    }

    /** The command that revokes it, once it has been replaced; empty if there is none. */
    public Optional<String> command(Retirement old) {
        return cli.isReachable()
                ? old.findIssuer(privateCa, region)
                        .map(issuer -> cli.revoke(issuer, old.old().serial(), RevocationReason.SUPERSEDED))
                : Optional.empty();
    }

    /** The lines about it. */
    public static String note(Retirement old, Optional<String> command) {
        return "the old certificate (serial " + old.old().serial() + ") stays valid until "
                + old.old().contents().issuer().text() + " revokes it"
                + command.map(text -> ": " + text).orElse("");
    }
}
