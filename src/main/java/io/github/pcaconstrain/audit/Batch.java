package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.audit.source.Remark;

/** Certificates of one place as a source handed them over: text, DER, or the report that they could not be read. */
sealed interface Batch {
    /** Where they are. */
    String place();

    /** Its number in the reading, from 0. */
    int number();

    /** Hands over the certificates in DER. */
    void decode(PemDecoder.Sink sink);

    /** Text with PEM blocks. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String place, int number, byte[] text, int length) implements Batch {
        @Override
        public void decode(PemDecoder.Sink sink) {
            new PemDecoder(text, length, sink).decode();
        }
    }

    /** One certificate. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Der(String place, int number, byte[] der) implements Batch {
        @Override
        public void decode(PemDecoder.Sink sink) {
            sink.certificate(der, 0, der.length);
        }
    }

    /** A source, or part of one, that could not be read. */
    record Problem(String place, int number, String why) implements Batch {
        @Override
        public void decode(PemDecoder.Sink sink) {}
    }

    /** Something to report of a source that is no certificate. */
    record Note(String place, int number, Remark remark, String part, String message) implements Batch {
        @Override
        public void decode(PemDecoder.Sink sink) {}
    }
}
