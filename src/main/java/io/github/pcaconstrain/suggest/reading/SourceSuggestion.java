package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.batch.CertificateNumbering;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.PolicySearch;
import io.github.pcaconstrain.suggest.Proposal;
import io.github.pcaconstrain.suggest.reading.GroupPolicy.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Suggests policies from sources. It reads them to count names, finds the policies, and reads the sources again to tell what
 * each policy leaves out, as {@code impact} would. No certificate is kept, except for those that are left out. If CAs among
 * the sources already refuse a certificate, its names found no zone, which takes two more readings.
 */
public final class SourceSuggestion {
    private final SuggestionOptions options;
    private final Function<Proposal, NameConstraints> form;
    private final ReadCount progress = new ReadCount();

    private SourceSuggestion(SuggestionOptions options, Function<Proposal, NameConstraints> form) {
        this.options = options;
        this.form = form;
    }

    /**
     * Suggests.
     *
     * @param sources where certificates come from
     * @param lists names that are in no certificate
     * @param form makes the policy of what was found
     * @param told is told how far it is
     */
    public static SuggestionResult of(
            List<Source> sources,
            List<NameSource> lists,
            SuggestionOptions options,
            Function<Proposal, NameConstraints> form,
            Progress told) {
        SourceSuggestion suggestion = new SourceSuggestion(options, form);
        try (Pipeline pipeline = new Pipeline(options.threads(), "suggest", suggestion.progress)) {
            return told.work(suggestion.progress::text, () -> suggestion.run(sources, lists, pipeline));
        }
    }

    private SuggestionResult run(List<Source> sources, List<NameSource> lists, Pipeline pipeline) {
        sources.forEach(source -> progress.expect(2 * source.size()));
        lists.forEach(list -> progress.expect(2 * list.size()));
        FirstCount first = new FirstCount(options, Optional.empty(), progress).read(sources, lists, pipeline);
        SourceCas known = new SourceCas(first.cas(), options.at());
        Findings findings = find(first);
        Judgement judgement = judge(sources, lists, findings.policies(), known, pipeline);
        if (judgement.isAnyRefused()) {
            first = new FirstCount(options, Optional.of(known), new ReadCount()).read(sources, lists, pipeline);
            findings = find(first);
            judgement = judge(sources, lists, findings.policies(), known, pipeline);
        }
        Map<String, GroupPolicy> policies = findings.policies();
        if (policies.values().stream()
                .anyMatch(policy -> policy.withoutSubjects().isPresent())) {
            policies.replaceAll((issuer, policy) -> policy.withoutSubjects().orElseGet(policy::afresh));
            judgement = judge(sources, lists, policies, known, pipeline);
        }
        first.compare(judgement);
        return first.result(policies.values().stream().map(GroupPolicy::result).toList(), findings.without());
    }

    /** The policies by issuer, and the issuers without one. */
    private record Findings(Map<String, GroupPolicy> policies, List<String> without) {}

    private Findings find(FirstCount first) {
        Map<String, GroupPolicy> policies = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, FirstCount.Group> group : first.groups().entrySet()) {
            Optional<Proposal> found = PolicySearch.find(group.getValue().counts(), options.limits());
            if (found.isPresent()) {
                policies.put(group.getKey(), policy(group, found.get()));
            } else {
                without.add(group.getKey());
            }
        }
        return new Findings(policies, without);
    }

    private GroupPolicy policy(Map.Entry<String, FirstCount.Group> group, Proposal proposal) {
        return new GroupPolicy(
                group.getKey(), proposal, form.apply(proposal), group.getValue().isOfExpired());
    }

    /**
     * What came of holding everything to the policies.
     *
     * @param isAnyRefused whether the CAs among the sources already refuse some of it
     * @param certificates how many certificates were read
     * @param broken how many of them could not be judged
     */
    record Judgement(boolean isAnyRefused, long certificates, long broken) {}

    private Judgement judge(
            List<Source> sources,
            List<NameSource> lists,
            Map<String, GroupPolicy> policies,
            SourceCas known,
            Pipeline pipeline) {
        boolean[] refused = {false};
        long[] broken = {0};
        CertificateNumbering numbering = new CertificateNumbering();
        ThreadLocal<LeafReader> readers = ThreadLocal.withInitial(LeafReader::new);
        pipeline.run(
                sources,
                batch -> BatchJudgement.of(batch, readers.get(), options, policies, known),
                (batch, judgement) -> {
                    refused[0] |= judgement.isAnyRefused();
                    broken[0] += judgement.broken();
                    numbering.startOf(batch.place());
                    judgement
                            .tallies()
                            .forEach((issuer, tally) ->
                                    Objects.requireNonNull(policies.get(issuer)).add(tally, numbering.inPlace()));
                    numbering.endOf(judgement.count());
                });
        GroupPolicy all = policies.get("");
        if (all != null) {
            lists.forEach(list -> list.read(new ListJudge(all, progress)));
        }
        return new Judgement(refused[0], numbering.all(), broken[0]);
    }

    /** Holds names of lists to a policy. */
    private record ListJudge(GroupPolicy policy, ReadCount progress) implements NameSource.Sink {
        @Override
        public void name(String place, PresentedName name) {
            Tally tally = new Tally();
            GroupPolicy.count(tally);
            if (!policy.permits(List.of(name), Long.MIN_VALUE, tally)) {
                GroupPolicy.leaveOut(
                        LeftOutCertificate.ofList(place, policy.outliers().of(name)), false, tally);
            }
            policy.add(tally, 0);
        }

        @Override
        public void unreadable(String problem) {
            // Reported by the first reading.
        }

        @Override
        public void read(long octets) {
            progress.read(octets);
        }
    }
}
