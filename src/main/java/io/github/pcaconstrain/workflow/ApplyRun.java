package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.installation.Installation;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.workflow.Signing.LostRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a run. Each consults the journal first: what is done is not repeated, and what was interrupted is
 * resumed.
 *
 * @param privateCa the service
 * @param poller polls the service
 * @param folder the folder for the result
 * @param journal the steps done so far
 * @param history the certificates that this machine knows
 */
public record ApplyRun(
        PrivateCa privateCa, Poller poller, IssuanceFolder folder, Journal journal, CertificateHistory history) {
    /** The steps that end a run. */
    public static final Set<Step> END = Set.of(Step.TESTED, Step.REJECTED);

    private static final String OLD = "old";

    public ApplyRun {
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(poller, "waiting");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(history, "history");
    }

    /** Whether a run has ended, according to the entries of its journal. */
    public static boolean isOver(List<JournalEntry> entries) {
        return new RequestEntries(entries)
                .latest().stream().map(JournalEntry::step).anyMatch(END::contains);
    }

    /** The state of a plan according to the journal. */
    public RunState state(Plan plan) {
        return RunState.of(journal.entries(), plan.request(), END);
    }

    /**
     * Has the certificate signed, and stores it in the folder if it is what was requested. If the user consents,
     * another one is requested to replace one that is not installed yet.
     *
     * @return the findings of the gate; empty if the folder already has the certificate
     * @throws io.github.pcaconstrain.failure.InconclusiveException if it is not known whether it was signed before
     */
    public List<Finding> issue(Plan plan, LostRequest lost) {
        return outstanding(plan, lost) == Outstanding.NOTHING
                ? List.of()
                : signing()
                        .run(plan.request(), plan.parent(), plan.current(), effective(lost))
                        .findings();
    }

    /** What is left to do for {@link #issue}. */
    public Outstanding outstanding(Plan plan, LostRequest lost) {
        Signing signing = signing();
        boolean isSigned = signing.state(plan.request()) == RunState.FINISHED;
        return isSigned && effective(lost) == LostRequest.ASK_THE_USER
                ? Outstanding.NOTHING
                : signing.outstanding(effective(lost));
    }

    /** A certificate that is being installed is not requested again. */
    private LostRequest effective(LostRequest lost) {
        return journal.has(Step.INSTALLING) ? LostRequest.ASK_THE_USER : lost;
    }

    private Signing signing() {
        return new Signing(privateCa, poller, folder, journal, history);
    }

    /** The certificate to install, from the folder. */
    public Installation installation(CaArn ca) {
        return Installation.prepare(privateCa, poller, ca, folder.read().signed());
    }

    /** Installs the certificate and waits until the CA uses it. */
    public Authority install(Installation installation) {
        if (!journal.has(Step.INSTALLING)) {
            journal.write(
                    Step.INSTALLING,
                    installation.current().map(old -> Map.of(OLD, old.pem())).orElse(Map.of()));
        }
        installation.current().ifPresent(old -> history.add(KnownCertificate.installed(old, "it was replaced before")));
        Authority ca = installation.run(privateCa, poller);
        if (!journal.has(Step.INSTALLED)) {
            journal.write(Step.INSTALLED);
        }
        return ca;
    }

    /** The certificate that this run replaces, or replaced and has not revoked yet. */
    public Optional<CaCertificate> replaced(Plan plan) {
        if (journal.has(Step.RETIRED)) {
            return Optional.empty();
        }
        return journal.has(Step.INSTALLING)
                ? retirement(plan.request().issuer()).map(Retirement::old)
                : plan.current();
    }

    /** The replaced certificate; empty if there was none. */
    public Optional<Retirement> retirement(CaArn parent) {
        return journal.last(Step.INSTALLING)
                .flatMap(entry -> Optional.ofNullable(entry.details().get(OLD)))
                .map(pem -> CaCertificate.parse("the old certificate in the journal", pem))
                .map(old -> new Retirement(old, Optional.of(parent)));
    }

    /**
     * Revokes the replaced certificate.
     *
     * @throws InvalidOptionException if the parent did not sign it
     */
    public void retire(Retirement retirement) {
        if (!journal.has(Step.RETIRED)) {
            retirement.requireIssuer(privateCa);
            retirement.revoke(privateCa);
            history.add(KnownCertificate.revoked(retirement.old(), "it was revoked from here"));
            journal.write(Step.RETIRED);
        }
    }
}
