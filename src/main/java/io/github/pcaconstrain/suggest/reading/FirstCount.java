package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.CertificateNumbering;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.SeenCertificates;
import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.UnreadableFix;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.NameCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first reading: counts the names of certificates, and finds the CAs and whatever cannot be read. */
final class FirstCount implements NameSource.Sink {
    /** The names of one issuer's certificates, or of all. */
    static final class Group {
        private final NameCounts founding = new NameCounts();
        private final NameCounts expired = new NameCounts();
        private boolean hasValid;

        /** Whether all certificates have expired. */
        boolean isOfExpired() {
            return !hasValid && expired.certificates() > 0;
        }

        NameCounts counts() {
            return isOfExpired() ? expired : founding;
        }
    }

    private final SuggestionOptions options;
    private final Optional<SourceCas> known;
    private final ReadCount progress;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<ParsedCertificate> cas = new ArrayList<>();
    private final SeenCertificates seen = new SeenCertificates();
    private final CertificateNumbering numbering = new CertificateNumbering();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long names;
    private long broken;
    private long onlySubject;
    private long expired;
    private long otherFiles;

    /**
     * Starts a reading.
     *
     * @param known the CAs whose refusals count; empty while they are being found
     */
    FirstCount(SuggestionOptions options, Optional<SourceCas> known, ReadCount progress) {
        this.options = options;
        this.known = known;
        this.progress = progress;
    }

    FirstCount read(List<Source> sources, List<NameSource> lists, Pipeline pipeline) {
        ThreadLocal<LeafReader> readers = ThreadLocal.withInitial(LeafReader::new);
        otherFiles =
                pipeline.run(sources, batch -> BatchNames.of(batch, readers.get(), options.perCa(), known), this::take);
        lists.forEach(list -> list.read(this));
        return this;
    }

    private void take(Batch batch, BatchNames names) {
        numbering.startOf(batch.place());
        if (batch instanceof Batch.Problem problem) {
            boolean hasFix = !problem.fix().equals(UnreadableFix.REPAIR);
            unreadable.add(batch.place() + ": " + problem.why() + (hasFix ? "; " + problem.fix() : ""));
        }
        if (batch instanceof Batch.Note note) {
            notes.add(note.place() + ": " + note.message());
        }
        broken += names.broken().size();
        for (BatchNames.Broken each : names.broken()) {
            unreadable.add(
                    each.line() > 0
                            ? batch.place() + ":" + (numbering.lines() + each.line()) + ": " + each.why()
                            : "certificate " + (numbering.inPlace() + each.index()) + " of " + batch.place() + ": "
                                    + each.why());
        }
        cas.addAll(names.cas());
        names.leaves().forEach(this::add);
        numbering.endOf(names.count(), names.lines());
        progress.found(names.count());
    }

    private void add(LeafNames leaf) {
        boolean isExpired = Times.isExpired(leaf.notAfter(), options.at());
        expired += isExpired ? 1 : 0;
        boolean isLeftOut = leaf.isRefused() || (isExpired && options.excludesExpired());
        if (isLeftOut || leaf.names().isEmpty() || !seen.add(leaf.id())) {
            return;
        }
        onlySubject += leaf.hasOnlySubject() && !isExpired ? 1 : 0;
        Group group = groups.computeIfAbsent(leaf.issuer(), key -> new Group());
        group.hasValid |= !isExpired;
        if (isExpired) {
            group.expired.add(leaf.names());
        } else if (!Times.isEarlier(leaf.notBefore(), options.issuedAfter())) {
            group.founding.add(leaf.names());
        }
    }

    @Override
    public void name(String place, PresentedName name) {
        names++;
        progress.foundName();
        Group group = groups.computeIfAbsent("", key -> new Group());
        group.hasValid = true;
        group.founding.add(List.of(name));
    }

    @Override
    public void unreadable(String problem) {
        unreadable.add(problem);
    }

    @Override
    public void read(long octets) {
        progress.read(octets);
    }

    List<ParsedCertificate> cas() {
        return cas;
    }

    Map<String, Group> groups() {
        return groups;
    }

    /** Reports what a later reading could not judge: it might be left out. */
    void compare(SourceSuggestion.Judgement later) {
        if (later.certificates() != numbering.all()) {
            unreadable.add("the sources: they changed while they were being read");
        } else if (later.broken() > broken) {
            unreadable.add(
                    "the sources: " + Counted.of(later.broken() - broken, "certificate") + " could not be judged");
        }
    }

    /** The result without its policies. */
    SuggestionResult result(List<SuggestedPolicy> policies, List<String> without) {
        return new SuggestionResult(
                policies,
                without,
                numbering.all() - broken + names,
                cas.size(),
                expired,
                onlySubject,
                unreadable,
                notes,
                otherFiles);
    }
}
