package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.PemDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the CA certificates among many others. End-entity certificates, which are nearly all, are recognised without
 * being parsed. Use one per thread.
 */
public final class CaFinder {
    private final FastPass fast;

    /** Creates a finder for an audit with these options. */
    public CaFinder(AuditOptions options) {
        fast = new FastPass(options);
    }

    /**
     * The CA certificates in octets, whose form is recognised: certificates in DER, PKCS#7, or text with PEM blocks.
     * What cannot be read is left to {@link Judge}, which reports it.
     *
     * @param place what to call the octets
     */
    public List<FoundCa> find(String place, byte[] octets) {
        List<FoundCa> found = new ArrayList<>();
        Sorter sorter = new Sorter(place, found);
        OctetBatches.of(place, octets).forEach(batch -> batch.decode(sorter));
        return found;
    }

    private final class Sorter implements PemDecoder.Sink {
        private final String place;
        private final List<FoundCa> found;
        private int count;

        Sorter(String place, List<FoundCa> found) {
            this.place = place;
            this.found = found;
        }

        @Override
        public void certificate(byte[] octets, int from, int to) {
            count++;
            boolean isLeaf = FaultBoundary.of(() -> fast.readLeaf(octets, from, to), why -> false);
            if (!isLeaf) {
                byte[] der = Arrays.copyOfRange(octets, from, to);
                if (FaultBoundary.of(() -> isCa(der), why -> false)) {
                    found.add(new FoundCa(place, count, 0, der));
                }
            }
        }

        private boolean isCa(byte[] der) {
            try {
                return ParsedCertificate.of(der, place, count).isCa();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public void broken(int line, String why) {
            count++;
        }

        @Override
        public void trustSettings(int line) {
            // they do not make a CA of a certificate
        }
    }
}
