package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.audit.source.Remark;
import java.util.Arrays;
import java.util.Optional;

/** Certificates of one place as a source handed them over: text, DER, or the report that they could not be read. */
sealed interface Batch {
    /** Where they are. */
    String place();

    /** Its number in the reading, from 0. */
    int number();

    /** The certificates in DER. */
    Certificates decode();

    /** Text with PEM blocks. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String place, int number, byte[] text, int length) implements Batch {
        @Override
        public Certificates decode() {
            Certificates certificates = new Certificates(length * 3 / 4 + 16);
            new PemDecoder(text, length, certificates).decode();
            return certificates;
        }
    }

    /** One certificate. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Der(String place, int number, byte[] der) implements Batch {
        @Override
        public Certificates decode() {
            Certificates certificates = new Certificates(der.length);
            certificates.certificate(der, 0, der.length);
            return certificates;
        }
    }

    /** A source, or part of one, that could not be read. */
    record Problem(String place, int number, String why) implements Batch {
        @Override
        public Certificates decode() {
            return new Certificates(0);
        }
    }

    /** Something to report of a source that is no certificate. */
    record Note(String place, int number, Remark remark, String part, String message) implements Batch {
        @Override
        public Certificates decode() {
            return new Certificates(0);
        }
    }

    /** Certificates in DER, one behind the other; those that could not be decoded keep their number. */
    final class Certificates implements PemDecoder.Sink {
        private static final int BROKEN = -1;

        private byte[] octets;
        private int filled;
        private int[] ends = new int[16];
        private int[] starts = new int[16];
        private String[] problems = new String[0];
        private int count;
        private int broken;

        Certificates(int capacity) {
            octets = new byte[capacity];
        }

        @Override
        public void certificate(byte[] source, int from, int to) {
            int length = to - from;
            if (octets.length - filled < length) {
                octets = Arrays.copyOf(octets, Math.max(2 * octets.length, filled + length));
            }
            System.arraycopy(source, from, octets, filled, length);
            add(filled, filled + length);
            filled += length;
        }

        @Override
        public void broken(String why) {
            problems = Arrays.copyOf(problems, broken + 1);
            problems[broken] = why;
            add(BROKEN, broken);
            broken++;
        }

        private void add(int start, int end) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count] = start;
            ends[count] = end;
            count++;
        }

        int count() {
            return count;
        }

        /** How many octets they take. */
        long size() {
            return octets.length + 8L * ends.length;
        }

        byte[] octets() {
            return octets;
        }

        int from(int i) {
            return starts[i];
        }

        int to(int i) {
            return ends[i];
        }

        Optional<String> problem(int i) {
            return starts[i] == BROKEN ? Optional.of(problems[ends[i]]) : Optional.empty();
        }

        byte[] der(int i) {
            return Arrays.copyOfRange(octets, starts[i], ends[i]);
        }
    }
}
