package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.encoding.certificate.BundledCertificates;
import io.github.pcaconstrain.pem.PemKind;
import io.github.pcaconstrain.pem.PemParser;
import io.github.pcaconstrain.pem.PemSink;
import java.util.Arrays;

/** Reads the certificates in the PEM blocks of a text, and skips private keys and the like. */
public final class PemDecoder {
    /** Receives the contents of a text. */
    public interface Sink {
        /** Receives a certificate in DER, in a range of an array that is reused for the next one. */
        void certificate(byte[] octets, int from, int to);

        /**
         * Receives a block that could not be read, and why.
         *
         * @param line its line in the text, from 1; 0 for DER
         */
        void broken(int line, String why);

        /**
         * The last certificate has OpenSSL trust settings, which are not applied.
         *
         * @param line the first line of its block in the text, from 1
         */
        void trustSettings(int line);
    }

    private PemDecoder() {}

    /**
     * Decodes the whole text.
     *
     * @param length the number of valid octets
     * @return the number of line ends
     */
    public static int decode(byte[] text, int length, Sink sink) {
        return PemParser.parse(text, length, new Certificates(sink));
    }

    private record Certificates(Sink sink) implements PemSink {
        @Override
        public void block(PemKind kind, byte[] octets, int from, int to, int line) {
            switch (kind) {
                case CERTIFICATE -> sink.certificate(octets, from, to);
                case TRUSTED_CERTIFICATE -> {
                    sink.certificate(octets, from, to);
                    sink.trustSettings(line);
                }
                case BUNDLE -> bundle(Arrays.copyOfRange(octets, from, to), line);
                case REQUEST, CONSTRAINTS, OTHER, DER -> {}
            }
        }

        private void bundle(byte[] bundle, int line) {
            try {
                BundledCertificates.of(bundle).forEach(der -> sink.certificate(der, 0, der.length));
            } catch (IllegalArgumentException e) {
                sink.broken(line, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void broken(int line, String why) {
            sink.broken(line, why);
        }

        @Override
        public void stray(int line, String what, String remedy) {
            sink.broken(line, what + "; " + remedy);
        }
    }
}
