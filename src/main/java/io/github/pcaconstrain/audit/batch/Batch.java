package io.github.pcaconstrain.audit.batch;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.audit.source.SourceNotice;

/** The certificates of one place, as passed on by a source: text, DER, or the report that they could not be read. */
public sealed interface Batch {
    /** The place of the certificates. */
    String place();

    /** Its number in the reading, from 0. */
    int number();

    /** The number of its octets. */
    default int size() {
        return 0;
    }

    /** The same batch without its contents, to be kept. */
    default Batch withoutOctets() {
        return this;
    }

    /** Passes on the certificates in DER, and returns the number of line ends. */
    int decode(PemDecoder.Sink sink);

    /** Text with PEM blocks. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String place, int number, byte[] text, int length) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return PemDecoder.decode(text, length, sink);
        }

        @Override
        public int size() {
            return length;
        }

        @Override
        public Batch withoutOctets() {
            return new Dropped(place, number);
        }
    }

    /** One certificate. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Der(String place, int number, byte[] der) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            sink.certificate(der, 0, der.length);
            return 0;
        }

        @Override
        public int size() {
            return der.length;
        }

        @Override
        public Batch withoutOctets() {
            return new Dropped(place, number);
        }
    }

    /** A batch whose contents are not kept. */
    record Dropped(String place, int number) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return 0;
        }
    }

    /** A source, or part of one, that could not be read. */
    record Problem(String place, int number, String why, String fix) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return 0;
        }
    }

    /** A report about a source, other than a certificate. */
    record Note(String place, int number, SourceNotice notice, String part, String message) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return 0;
        }
    }
}
