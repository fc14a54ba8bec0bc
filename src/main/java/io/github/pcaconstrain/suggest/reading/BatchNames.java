package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.fast.CertificateId;
import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names of one batch of certificates, its CAs, and what cannot be read. */
final class BatchNames implements PemDecoder.Sink {

    /**
     * An unreadable certificate.
     *
     * @param index its number in the batch, from 1
     * @param line its line in the batch, from 1; 0 if it has none
     */
    record Broken(int index, int line, String why) {}

    private final LeafReader reader;
    private final boolean perCa;
    private final Optional<SourceCas> known;
    private final List<LeafNames> leaves = new ArrayList<>();
    private final List<ParsedCertificate> cas = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private final String place;
    private int count;
    private int lines;

    private BatchNames(String place, LeafReader reader, boolean perCa, Optional<SourceCas> known) {
        this.place = place;
        this.reader = reader;
        this.perCa = perCa;
        this.known = known;
    }

    /**
     * Reads a batch.
     *
     * @param perCa whether the issuers matter
     * @param known the CAs that may refuse a certificate; empty while they are being found
     */
    static BatchNames of(Batch batch, LeafReader reader, boolean perCa, Optional<SourceCas> known) {
        BatchNames names = new BatchNames(batch.place(), reader, perCa, known);
        names.lines = batch.decode(names);
        return names;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        count++;
        FaultBoundary.of(() -> add(octets, from, to), why -> broken.add(new Broken(count, 0, why)));
    }

    private boolean add(byte[] octets, int from, int to) {
        FastCertificate fast = reader.fast;
        if (fast.read(octets, from, to) && !fast.mayBeCa() && fast.hasUsualNames()) {
            List<PresentedName> names = new ArrayList<>(4);
            fast.addNamesTo(names);
            Optional<Boolean> refused = known.isEmpty() ? Optional.of(false) : reader.refusedBy(known.get(), names);
            if (refused.isPresent()) {
                boolean hasOnlySubject = names.isEmpty();
                if (!fast.hasEmptySubject()) {
                    names.add(reader.subjects.of(fast));
                }
                return leaves.add(new LeafNames(
                        perCa ? reader.subjects.issuer(fast) : "",
                        names,
                        fast.notBefore(),
                        fast.notAfter(),
                        fast.id(),
                        hasOnlySubject,
                        refused.get()));
            }
        }
        return addParsed(Arrays.copyOfRange(octets, from, to));
    }

    private boolean addParsed(byte[] der) {
        ParsedCertificate parsed;
        try {
            parsed = ParsedCertificate.of(der, place, count);
        } catch (IllegalArgumentException e) {
            return broken.add(new Broken(count, 0, String.valueOf(e.getMessage())));
        }
        if (parsed.isCa()) {
            cas.add(parsed);
            if (perCa && parsed.contents().isSelfIssued()) {
                return true; // a root has no CA above it
            }
        }
        return leaves.add(new LeafNames(
                perCa ? parsed.contents().issuer().text() : "",
                parsed.contents().names(),
                parsed.contents().notBefore().getEpochSecond(),
                parsed.contents().notAfter().getEpochSecond(),
                CertificateId.of(der, 0, der.length),
                !parsed.isCa()
                        && parsed.contents().names().stream().allMatch(name -> name.form() == NameForm.DIRECTORY_NAME),
                known.isPresent() && known.get().refuse(parsed)));
    }

    @Override
    public void broken(int line, String why) {
        count++;
        broken.add(new Broken(count, line, why));
    }

    @Override
    public void trustSettings(int line) {
        // They limit purposes, not names.
    }

    List<LeafNames> leaves() {
        return leaves;
    }

    List<ParsedCertificate> cas() {
        return cas;
    }

    List<Broken> broken() {
        return broken;
    }

    int count() {
        return count;
    }

    int lines() {
        return lines;
    }
}
