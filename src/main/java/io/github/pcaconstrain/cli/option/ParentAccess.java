package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.AssumedRole;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.Optional;

/**
 * The credentials of the parent's account, and the CAs that are called with them: the parent, and the other CAs of its
 * account, unless the subordinate belongs to that account too.
 */
final class ParentAccess implements AutoCloseable {
    private final AwsSettings settings;
    private final Progress progress;
    private final AwsClients clients;
    private volatile Optional<CaArn> subordinate = Optional.empty();
    private volatile Optional<CaArn> parent = Optional.empty();
    private Optional<String> own = Optional.empty();

    ParentAccess(AwsSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.clients = new AwsClients(settings);
    }

    void subordinateIs(CaArn arn) {
        subordinate = Optional.of(arn);
    }

    void parentIs(CaArn arn) {
        parent = Optional.of(arn);
    }

    /** Whether a CA is called with these credentials. */
    boolean serves(CaArn ca) {
        Optional<CaArn> asked = Optional.of(ca);
        if (parent.equals(asked)) {
            return true;
        }
        boolean isUsual = subordinate.map(CaArn::account).equals(asked.map(CaArn::account));
        return !isUsual && account(ca.region()).equals(ca.account());
    }

    private String account(String region) {
        return parent.map(CaArn::account).orElseGet(() -> ownAccount(region));
    }

    /** Asked for once: a command may call many CAs. */
    private synchronized String ownAccount(String region) {
        String account =
                own.orElseGet(() -> progress.waitFor("AWS STS (GetCallerIdentity)", () -> clients.account(region)));
        own = Optional.of(account);
        return account;
    }

    /** The account that they belong to; empty if AWS does not tell. A role's ARN has it. */
    Optional<String> findAccount(String region) {
        try {
            return Optional.of(ownAccount(region));
        } catch (UserFacingException notTold) {
            return Optional.empty();
        }
    }

    PrivateCa privateCa() {
        return clients.privateCa();
    }

    AwsCli cli() {
        return settings.cli();
    }

    /** Whose they are, for a reader, such as {@code profile root}. */
    String text() {
        return settings.role()
                .map(AssumedRole::arn)
                .map(arn -> "role " + arn)
                .orElseGet(() -> "profile " + settings.profile().orElse("default"));
    }

    boolean isSandbox() {
        return clients.isSandbox();
    }

    @Override
    public void close() {
        clients.close();
    }
}
