package io.github.pcaconstrain.cli.install;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.installation.Retirement;
import java.util.Objects;
import java.util.Optional;

/**
 * How the user revokes a certificate that was replaced.
 *
 * @param privateCa finds the CA that issued it
 * @param cli the commands that reach it
 */
public record RevokeInstructions(PrivateCa privateCa, AwsCli cli) {
    public RevokeInstructions {
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(cli, "cli");
    }

    public static RevokeInstructions of(AwsSession aws) {
        return new RevokeInstructions(aws.privateCa(), aws.cli());
    }

    /** The command that revokes it, once another certificate is in its place; empty where none would. */
    public Optional<String> command(Retirement old) {
        return cli.isReachable()
                ? old.findIssuer(privateCa)
                        .map(issuer -> cli.revoke(issuer, old.old().serial(), RevocationReason.SUPERSEDED))
                : Optional.empty();
    }

    /** What to say of it. */
    public static String note(Retirement old, Optional<String> command) {
        return "the old certificate (serial " + old.old().serial() + ") stays valid until "
                + old.old().contents().issuer().text() + " revokes it"
                + command.map(text -> ": " + text).orElse("");
    }
}
