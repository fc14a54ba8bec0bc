package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.audit.source.SourceNotice;

/** Certificates of one place as a source handed them over: text, DER, or the report that they could not be read. */
sealed interface Batch {
    /** Where they are. */
    String place();

    /** Its number in the reading, from 0. */
    int number();

    /** Hands over the certificates in DER, and gives back how many line ends they have. */
    int decode(PemDecoder.Sink sink);

    /** Text with PEM blocks. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String place, int number, byte[] text, int length) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return PemDecoder.decode(text, length, sink);
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
    }

    /** A source, or part of one, that could not be read. */
    record Problem(String place, int number, String why, String fix) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return 0;
        }
    }

    /** Something to report of a source that is no certificate. */
    record Note(String place, int number, SourceNotice notice, String part, String message) implements Batch {
        @Override
        public int decode(PemDecoder.Sink sink) {
            return 0;
        }
    }
}
