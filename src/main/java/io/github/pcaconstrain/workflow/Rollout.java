package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.Waiting;
import io.github.pcaconstrain.encoding.OutputFile.Existing;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.installation.Installation;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.CaCertificate;
import io.github.pcaconstrain.issuance.Gate;
import io.github.pcaconstrain.issuance.Issuance;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.IssuanceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps of a run. Each looks into the journal first: what is done is not done again, and what was cut off is taken up.
 *
 * @param privateCa the service
 * @param waiting how long to wait for it
 * @param folder where the result goes
 * @param journal what was done so far
 */
public record Rollout(PrivateCa privateCa, Waiting waiting, IssuanceFolder folder, Journal journal) {
    private static final String TOKEN = "token";
    private static final String ARN = "arn";
    private static final String OLD = "old";

    /** AWS remembers an idempotency token for five minutes (API reference, IssueCertificate), less some for clocks. */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    public Rollout {
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(journal, "journal");
    }

    /** Whether a request was left open whose answer was lost. */
    public enum LostRequest {
        /** Nobody knows whether AWS has signed, so nothing is asked again once AWS has forgotten the token. */
        ASK_THE_USER,
        /** The user says that it may be asked for again. */
        SEND_AGAIN
    }

    /** Whether a run was cut off, or has ended, before. */
    public boolean isBegun() {
        return !journal.entries().isEmpty();
    }

    /** Whether a run has ended. */
    public boolean isFinished() {
        return journal.has(Step.TESTED) || journal.has(Step.REJECTED);
    }

    /** Whether what was begun here is another request. */
    public boolean isOther(IssuanceRequest request) {
        return journal.last(Step.REQUESTING)
                .filter(entry -> !entry.detail(TOKEN).equals(request.token()))
                .isPresent();
    }

    /**
     * Has the certificate signed, and puts it into the folder if it is what was asked for.
     *
     * @return what the gate says; nothing where the folder has the certificate from before
     * @throws InconclusiveException if nobody knows whether it was signed before
     */
    public List<Finding> issue(Plan plan, LostRequest lost) {
        if (journal.has(Step.ISSUED)) {
            return List.of();
        }
        IssuanceRequest request = plan.request();
        Entry requested = journal.last(Step.REQUESTED).orElseGet(() -> request(request, lost));
        String arn = requested.detail(ARN);
        SignedCertificate signed = Issuance.await(privateCa, waiting, request.issuer(), arn);
        Issuance issuance = new Issuance(request, arn, requested.at(), signed);
        List<Finding> findings = Gate.check(issuance, plan.parent(), now());
        // Nothing of worth is replaced: the folder was empty, or holds what this run has written before.
        folder.write(issuance, findings, Existing.REPLACE);
        journal.write(Gate.isPassed(findings) ? Step.ISSUED : Step.REJECTED);
        return findings;
    }

    private Entry request(IssuanceRequest request, LostRequest lost) {
        Optional<Entry> open = journal.last(Step.REQUESTING);
        if (open.isEmpty() || lost == LostRequest.SEND_AGAIN) {
            journal.write(Step.REQUESTING, Map.of(TOKEN, request.token()));
        } else if (Duration.between(open.get().at(), now()).compareTo(REMEMBERED) > 0) {
            throw new InconclusiveException(
                    "at " + open.get().at()
                            + " a certificate was asked for, and whether AWS has signed it is not known",
                    "look for it in an audit report of " + request.issuer()
                            + ", revoke it if it is there, then give --issue-again");
        }
        String arn = privateCa.issue(request.order());
        journal.write(Step.REQUESTED, Map.of(ARN, arn));
        return journal.last(Step.REQUESTED).orElseThrow();
    }

    /** What is to be installed, as the folder has it. */
    public Installation installation(CaArn ca) {
        return Installation.prepare(privateCa, waiting, ca, folder.read().signed());
    }

    /** Installs the certificate and waits until the CA works with it. */
    public Authority install(Installation installation) {
        if (!journal.has(Step.INSTALLING)) {
            journal.write(
                    Step.INSTALLING,
                    installation.current().map(old -> Map.of(OLD, old.pem())).orElse(Map.of()));
        }
        Authority ca = installation.run(privateCa, waiting);
        if (!journal.has(Step.INSTALLED)) {
            journal.write(Step.INSTALLED);
        }
        return ca;
    }

    /** The certificate that was replaced; empty where there was none. */
    public Optional<Retirement> retirement(CaArn parent) {
        return journal.last(Step.INSTALLING)
                .flatMap(entry -> Optional.ofNullable(entry.details().get(OLD)))
                .map(pem -> CaCertificate.parse("the old certificate in the journal", pem))
                .map(old -> new Retirement(old, Optional.of(parent)));
    }

    /**
     * Revokes the certificate that was replaced.
     *
     * @throws InvalidOptionException if the parent has not signed it
     */
    public void retire(Retirement retirement) {
        if (!journal.has(Step.RETIRED)) {
            retirement.requireIssuer(privateCa);
            retirement.revoke(privateCa);
            journal.write(Step.RETIRED);
        }
    }

    private Instant now() {
        return waiting.clock().instant();
    }
}
