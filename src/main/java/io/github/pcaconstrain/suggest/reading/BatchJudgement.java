package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.Outlier;
import io.github.pcaconstrain.suggest.OutlierReason;
import io.github.pcaconstrain.suggest.reading.GroupPolicy.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the certificates of one batch to the policy of their group. */
final class BatchJudgement implements PemDecoder.Sink {
    private final String place;
    private final LeafReader reader;
    private final SuggestionOptions options;
    private final Map<String, GroupPolicy> policies;
    private final SourceCas known;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final List<PresentedName> names = new ArrayList<>();
    private boolean isAnyRefused;
    private int count;
    private int broken;

    private BatchJudgement(
            String place,
            LeafReader reader,
            SuggestionOptions options,
            Map<String, GroupPolicy> policies,
            SourceCas known) {
        this.place = place;
        this.reader = reader;
        this.options = options;
        this.policies = policies;
        this.known = known;
    }

    static BatchJudgement of(
            Batch batch,
            LeafReader reader,
            SuggestionOptions options,
            Map<String, GroupPolicy> policies,
            SourceCas known) {
        BatchJudgement judgement = new BatchJudgement(batch.place(), reader, options, policies, known);
        batch.decode(judgement);
        return judgement;
    }

    /** Whether the CAs above already refuse one of the certificates. */
    boolean isAnyRefused() {
        return isAnyRefused;
    }

    /** How many certificates the batch has, with those that cannot be read. */
    int count() {
        return count;
    }

    /** How many of them could not be judged. */
    int broken() {
        return broken;
    }

    /** What it has to say about each group. */
    Map<String, Tally> tallies() {
        return tallies;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        count++;
        FaultBoundary.of(() -> passes(octets, from, to) || judge(octets, from, to), why -> countBroken());
    }

    /** Whether the certificate is of the common kind, and permitted. */
    private boolean passes(byte[] octets, int from, int to) {
        FastCertificate fast = reader.fast;
        if (!fast.read(octets, from, to) || fast.mayBeCa() || !fast.hasUsualNames()) {
            return false;
        }
        String issuer = options.perCa() ? reader.subjects.issuer(fast) : "";
        GroupPolicy policy = policies.get(issuer);
        if (policy == null) {
            return true; // nothing to hold it to
        }
        names.clear();
        fast.addNamesTo(names);
        Optional<Boolean> refused = reader.refusedBy(known, names);
        if (refused.isEmpty()) {
            return false;
        }
        isAnyRefused |= refused.get();
        if (policy.limitsSubjects() && !fast.hasEmptySubject()) {
            names.add(reader.subjects.of(fast));
        }
        Tally tally = tallies.computeIfAbsent(issuer, key -> new Tally());
        if (Times.isExpired(fast.notAfter(), options.at())) {
            return options.excludesExpired() || policy.refused(names).isEmpty();
        }
        boolean isPermitted = policy.permits(names, fast.notBefore(), tally);
        if (isPermitted) {
            GroupPolicy.count(tally);
        }
        return isPermitted;
    }

    private boolean judge(byte[] octets, int from, int to) {
        ParsedCertificate parsed = ParsedCertificate.of(Arrays.copyOfRange(octets, from, to), place, count);
        CertificateContents contents = parsed.contents();
        boolean isRoot = options.perCa() && parsed.isCa() && contents.isSelfIssued();
        String issuer = options.perCa() ? contents.issuer().text() : "";
        @Nullable GroupPolicy policy = policies.get(issuer);
        if (isRoot || policy == null) {
            return true;
        }
        isAnyRefused |= known.refuse(parsed);
        Tally tally = tallies.computeIfAbsent(issuer, key -> new Tally());
        boolean isExpired = contents.notAfter().isBefore(options.at());
        if (isExpired && options.excludesExpired()) {
            return true;
        }
        if (!isExpired) {
            GroupPolicy.count(tally);
        }
        boolean isPermitted = isExpired
                ? policy.refused(contents.names()).isEmpty()
                : policy.permits(contents.names(), contents.notBefore().getEpochSecond(), tally);
        if (!isPermitted) {
            GroupPolicy.leaveOut(leftOut(parsed, policy, isExpired), isExpired, tally);
        }
        return isPermitted;
    }

    private LeftOutCertificate leftOut(ParsedCertificate parsed, GroupPolicy policy, boolean isExpired) {
        CertificateContents contents = parsed.contents();
        List<PresentedName> refused = policy.refused(contents.names());
        Optional<OutlierReason> reason = reason(parsed, isExpired);
        List<Outlier> outliers = refused.stream()
                .map(policy.outliers()::of)
                .map(outlier ->
                        reason.map(why -> outlier.because(why, words(why))).orElse(outlier))
                .toList();
        boolean isOnlySubject = refused.stream().allMatch(name -> name.form() == NameForm.DIRECTORY_NAME)
                && (parsed.isCa() || contents.names().size() > refused.size());
        return new LeftOutCertificate(
                place,
                count,
                contents.label(),
                contents.serial(),
                parsed.fingerprint(),
                Optional.of(contents.notAfter()),
                isOnlySubject,
                outliers);
    }

    /** A reason that concerns the whole certificate. */
    private Optional<OutlierReason> reason(ParsedCertificate parsed, boolean isExpired) {
        if (isExpired) {
            return Optional.of(OutlierReason.EXPIRED);
        }
        if (known.areConstrained() && known.refuse(parsed)) {
            return Optional.of(OutlierReason.REFUSED_TODAY);
        }
        long notBefore = parsed.contents().notBefore().getEpochSecond();
        return Times.isEarlier(notBefore, options.issuedAfter())
                ? Optional.of(OutlierReason.ISSUED_EARLIER)
                : Optional.empty();
    }

    private static String words(OutlierReason reason) {
        return switch (reason) {
            case EXPIRED -> "only expired certificates have it";
            case REFUSED_TODAY -> "the CAs above already refuse it";
            case ISSUED_EARLIER -> "only certificates older than --issued-within have it";
            default -> throw new IllegalArgumentException(reason.label());
        };
    }

    @Override
    public void broken(int line, String why) {
        count++;
        countBroken();
    }

    /** Counts what the first reading has reported, unless it could judge it. */
    private boolean countBroken() {
        broken++;
        return false;
    }

    @Override
    public void trustSettings(int line) {
        // They limit purposes, not names.
    }
}
