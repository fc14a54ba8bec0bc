package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Decodes the PEM blocks of a text that hold certificates; private keys and the like are passed over. */
public final class PemDecoder {
    /** Takes what a text holds. */
    public interface Sink {
        /** A certificate in DER, in a range of an array that is used again for the next one. */
        void certificate(byte[] octets, int from, int to);

        /** A block that could not be read, and why. */
        void broken(String why);
    }

    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] USUAL = "-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");
    private static final Set<String> BUNDLES = Set.of("PKCS7", "CMS");
    private static final String TRUSTED = "TRUSTED CERTIFICATE";
    private static final int MAX_LABEL = 40;

    private final byte[] text;
    private final int length;
    private final Sink sink;
    private final PemBody body = new PemBody();

    /** A decoder of one text. */
    public PemDecoder(byte[] text, int length, Sink sink) {
        this.text = text;
        this.length = length;
        this.sink = sink;
    }

    /** Decodes the whole text. */
    public void decode() {
        int begin = indexOf(BEGIN, 0, length);
        while (begin >= 0) {
            int next = block(begin);
            begin = indexOf(BEGIN, next, length);
        }
    }

    /** Decodes the block that begins here, and says where to go on. */
    private int block(int begin) {
        int end = startsWith(USUAL, begin) ? body.decodeUsual(text, begin + USUAL.length, length) : -1;
        if (end >= 0) {
            sink.certificate(body.decoded(), 0, body.count());
            return end + END.length;
        }
        return unusual(begin);
    }

    private int unusual(int begin) {
        int label = begin + BEGIN.length;
        int labelEnd = indexOf(DASHES, label, Math.min(length, label + MAX_LABEL));
        if (labelEnd < 0) {
            return label;
        }
        String name = new String(text, label, labelEnd - label, StandardCharsets.ISO_8859_1);
        boolean bundle = BUNDLES.contains(name);
        if (!bundle && !CERTIFICATES.contains(name) && !name.equals(TRUSTED)) {
            return labelEnd;
        }
        int start = labelEnd + DASHES.length;
        int bodyEnd = indexOf(DASHES, start, length);
        if (bodyEnd < 0 || !startsWith(END, bodyEnd)) {
            sink.broken("its PEM block has no END line; it may be truncated");
            return bodyEnd < 0 ? length : bodyEnd;
        }
        if (!body.decode(text, start, bodyEnd)) {
            sink.broken("its PEM block holds characters that are no base64");
        } else if (bundle) {
            Content.readPkcs7(Arrays.copyOf(body.decoded(), body.count()), "", new BundleIntake());
        } else {
            int count = name.equals(TRUSTED) ? firstElement(body.decoded(), body.count()) : body.count();
            sink.certificate(body.decoded(), 0, count);
        }
        return bodyEnd + END.length;
    }

    /** OpenSSL's trusted certificates are followed by what they are trusted for. */
    private static int firstElement(byte[] decoded, int count) {
        if (count < 4 || decoded[1] >= 0 || (decoded[1] & 0x7f) != 2) {
            return count;
        }
        return Math.min(count, 4 + (decoded[2] & 0xff) * 256 + (decoded[3] & 0xff));
    }

    private int indexOf(byte[] word, int from, int to) {
        int last = to - word.length;
        int i = from;
        while (i <= last) {
            if (text[i + DASHES.length - 1] != '-') {
                i += DASHES.length; // every word starts with five dashes, so none starts at these five octets
            } else if (startsWith(word, i)) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] word, int at) {
        return at + word.length <= length && Arrays.equals(text, at, at + word.length, word, 0, word.length);
    }

    private final class BundleIntake implements Intake {
        @Override
        public void pem(String place, byte[] more, int count) {
            throw new IllegalStateException("a bundle has no PEM");
        }

        @Override
        public void der(String place, byte[] der) {
            sink.certificate(der, 0, der.length);
        }

        @Override
        public void unreadable(String place, String why) {
            sink.broken(why);
        }

        @Override
        public void otherFile(String place) {
            throw new IllegalStateException("a bundle has no files");
        }

        @Override
        public void remark(String place, Remark remark, String part, String message) {
            throw new IllegalStateException("a bundle remarks nothing");
        }
    }
}
