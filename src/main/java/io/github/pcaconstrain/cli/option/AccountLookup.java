package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the accounts of a run.
 *
 * @param clients with the usual credentials
 * @param privateCa with these credentials
 * @param parent the access to the account of the parent, if it has credentials of its own
 * @param progress is notified of the question to STS
 */
record AccountLookup(AwsClients clients, PrivateCa privateCa, Optional<ParentAccess> parent, Progress progress) {
    AccountLookup {
        Objects.requireNonNull(clients, "clients");
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(progress, "progress");
    }

    /**
     * The accounts of a run.
     *
     * @param ca the account of the subordinate; empty for a CA outside AWS
     */
    RunAccounts of(Optional<String> ca, CaArn issuer) {
        // Without a lambda, for that would load the class in every run.
        if (parent.isEmpty()) {
            return RunAccounts.usual(ca, issuer.account());
        }
        return new RunAccounts(
                ca, issuer.account(), parent.get().text(), parent.get().findAccount(issuer.region()));
    }

    /**
     * The accounts of a run that creates the subordinate. STS is asked for its account only if that may be another than the
     * parent's.
     */
    RunAccounts withNewCa(CaArn issuer) {
        boolean mayDiffer = parent.isPresent() || listsAsShared(issuer);
        return of(mayDiffer ? findAccount(issuer.region()) : Optional.of(issuer.account()), issuer);
    }

    /** The account of the usual credentials; empty if AWS does not tell. */
    private Optional<String> findAccount(String region) {
        try {
            return Optional.of(progress.waitFor("AWS STS (GetCallerIdentity)", () -> clients.account(region)));
        } catch (UserFacingException notTold) {
            return Optional.empty();
        }
    }

    /** Whether another account shares a CA with the usual credentials. */
    private boolean listsAsShared(CaArn ca) {
        List<CaArn> shared = new ArrayList<>();
        privateCa.list(Optional.of(ca.region()), PrivateCa.Ownership.OTHER_ACCOUNTS, each -> shared.add(each.arn()));
        return shared.contains(ca);
    }
}
