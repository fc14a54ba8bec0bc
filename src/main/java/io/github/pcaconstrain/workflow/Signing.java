package io.github.pcaconstrain.workflow;

import static io.github.pcaconstrain.workflow.RequestEntries.arn;
import static io.github.pcaconstrain.workflow.RequestEntries.token;

import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.Gate;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.NoveltyCheck;
import io.github.pcaconstrain.issuance.RequestCode;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.output.OutputFile.Existing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Has a certificate signed exactly once. Each request has a unique token, which is recorded in the journal before it is
 * sent: an interrupted run sends the same request again while AWS remembers the token, and no run gets the certificate
 * of another one.
 *
 * @param privateCa the service
 * @param poller polls the service
 * @param folder the folder for the result
 * @param journal the steps done so far
 * @param history the certificates that this machine knows
 */
public record Signing(
        PrivateCa privateCa, Poller poller, IssuanceFolder folder, Journal journal, CertificateHistory history) {
    /**
     * AWS remembers an idempotency token for five minutes (API reference, IssueCertificate), minus a margin for clocks.
     */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    /** The steps that end a run that only signs. */
    public static final Set<Step> END = Set.of(Step.ISSUED, Step.REJECTED);

    private static final String HERE = "it was issued here before";

    public Signing {
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(poller, "waiting");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(history, "history");
    }

    /** What to do if a request was sent before without leading to a certificate. */
    public enum LostRequest {
        /** It is not known whether AWS signed, so nothing more is requested once AWS has forgotten the token. */
        ASK_THE_USER,
        /** The user allows another request. */
        SEND_AGAIN
    }

    /**
     * The result.
     *
     * @param issuance the certificate
     * @param findings the findings; with an error, the certificate was rejected
     * @param files the files that were written
     */
    public record Result(Issuance issuance, List<Finding> findings, List<Path> files) {
        public Result {
            Objects.requireNonNull(issuance, "issuance");
            findings = List.copyOf(findings);
            files = List.copyOf(files);
        }
    }

    /** The state of a run that only signs, according to the journal. */
    public RunState state(IssuanceRequest request) {
        return RunState.of(journal.entries(), request, END);
    }

    /** What is left to do for the certificate of a run that is not FINISHED. */
    Outstanding outstanding(LostRequest lost) {
        if (lost == LostRequest.SEND_AGAIN || entries().open().isEmpty()) {
            return Outstanding.REQUEST;
        }
        return entries().answered().isPresent() ? Outstanding.DELIVERY : Outstanding.ANSWER;
    }

    /**
     * Requests the certificate, or resumes an interrupted run, and stores the certificate in the folder.
     *
     * @param current the certificate that the CA uses now; empty if it has none, or if it is not known
     * @throws InconclusiveException if it is not known whether it was signed before
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public Result run(IssuanceRequest request, Parent parent, Optional<CaCertificate> current, LostRequest lost) {
        List<Finding> findings = new ArrayList<>();
        if (lost == LostRequest.SEND_AGAIN) {
            entries().open().ifPresent(entry -> findings.add(abandoned(entry, request)));
        }
        JournalEntry answered = (lost == LostRequest.SEND_AGAIN
                        ? Optional.<JournalEntry>empty()
                        : entries().answered())
                .orElseGet(() -> request(request, lost));
        IdempotencyToken token = token(entries().open().orElseThrow());
        String arn = arn(answered);
        Issuance issuance = new Issuance(request, token, arn, answered.at(), delivered(request, arn));
        findings.addAll(Gate.check(issuance, parent, now()));
        findings.addAll(NoveltyCheck.of(issuance, entries().begun().orElseGet(this::now), current, history));
        CaCertificate.find(issuance.signed().certificate())
                .ifPresent(each -> history.add(KnownCertificate.issued(arn, each, token, HERE)));
        // Nothing of value is overwritten: the folder was empty, or contains files that this run wrote earlier.
        List<Path> files = folder.write(issuance, findings, Existing.REPLACE);
        journal.write(Gate.isPassed(findings) ? Step.ISSUED : Step.REJECTED);
        return new Result(issuance, findings, files);
    }

    /** A certificate that constraints refuse never comes, so that the next run may request another. */
    private SignedCertificate delivered(IssuanceRequest request, String arn) {
        try {
            return Issuance.await(privateCa, poller, request.issuer(), arn);
        } catch (AwsRefusedException e) {
            if (e.isByConstraints()) {
                journal.write(Step.REFUSED);
            }
            throw e;
        }
    }

    private JournalEntry request(IssuanceRequest request, LostRequest lost) {
        Optional<JournalEntry> open =
                lost == LostRequest.SEND_AGAIN ? Optional.empty() : entries().open();
        if (open.isPresent() && !isRemembered(open.get().at())) {
            return lookFor(open.get(), request);
        }
        if (open.isEmpty()) {
            folder.requireRoom();
        }
        IdempotencyToken token =
                token(open.orElseGet(() -> write(Step.REQUESTING, RequestEntries.requesting(request))));
        JournalEntry answered = write(Step.REQUESTED, RequestEntries.requested(ask(request, token, open.isEmpty())));
        history.add(KnownCertificate.requested(arn(answered), token, HERE));
        return answered;
    }

    /** Of a request in the future, the clock has been set back since, and nobody knows how long ago it was. */
    private boolean isRemembered(Instant sent) {
        Duration age = Duration.between(sent, now());
        return !age.isNegative() && age.compareTo(REMEMBERED) <= 0;
    }

    private String ask(IssuanceRequest request, IdempotencyToken token, boolean isNew) {
        try {
            return privateCa.issue(request.order(token));
        } catch (AwsRefusedException e) {
            if (isNew && e.isFirstAnswer()) {
                journal.write(Step.REFUSED);
            }
            throw e;
        }
    }

    /** The service has no call to find out, but records from elsewhere may tell. */
    private JournalEntry lookFor(JournalEntry open, IssuanceRequest request) {
        String arn = history.arn(token(open))
                .orElseThrow(() -> new InconclusiveException(
                        "at " + open.at() + " a certificate was requested, and it is not known whether AWS signed it",
                        "look for it in an audit report of " + request.issuer()
                                + ", revoke it if it is there, then give --issue-again"));
        return write(Step.REQUESTED, RequestEntries.requested(arn));
    }

    private Finding abandoned(JournalEntry open, IssuanceRequest request) {
        String which =
                entries().answered().map(entry -> arn(entry) + " was requested").orElse("a certificate was requested")
                        + " at " + open.at();
        return RequestCode.EARLIER_REQUEST.finding(
                "request",
                which + "; if AWS signed it, it stays valid",
                "look for it in an audit report of " + request.issuer() + ", and revoke it if it is there");
    }

    private JournalEntry write(Step step, Map<String, String> details) {
        journal.write(step, details);
        return journal.last(step).orElseThrow();
    }

    private RequestEntries entries() {
        return new RequestEntries(journal.entries());
    }

    private Instant now() {
        return poller.clock().instant();
    }
}
