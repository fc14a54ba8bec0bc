package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.failure.Counted;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the certificates of a JKS or JCEKS store as raw octets. {@link java.security.KeyStore} parses every
 * certificate, and returns none if it refuses one.
 *
 * <pre>
 * store       ::= magic(4) version(4) count(4) entry* digest(20)
 * entry       ::= tag(4) alias(UTF) date(8) content
 * content     ::= key certificates(4) certificate*       tag 1: a private key, encrypted, and its chain
 *               | certificate                            tag 2: a trusted certificate
 *               | SealedObject                           tag 3, JCEKS alone: a secret key, serialized by Java
 * key         ::= length(4) octets
 * certificate ::= type(UTF) length(4) octets             without the type in version 1
 * </pre>
 */
final class JavaKeyStore {
    private static final int PRIVATE_KEY = 1;
    private static final int TRUSTED_CERTIFICATE = 2;
    private static final int SECRET_KEY = 3;
    /** The number of octets after the last entry. */
    private static final int DIGEST = 20;

    private static final class Certificate {
        private final String alias;
        private final String type;
        private final byte[] octets;

        Certificate(String alias, String type, byte[] octets) {
            this.alias = alias;
            this.type = type;
            this.octets = octets;
        }
    }

    private final ByteArrayInputStream entries;
    private final DataInputStream in;
    private final String place;
    private final SourceSink sink;
    private final List<Certificate> found = new ArrayList<>();
    private final int octets;
    private boolean hasTypes;

    JavaKeyStore(byte[] store, String place, SourceSink sink) {
        this.entries = new ByteArrayInputStream(store);
        this.in = new DataInputStream(entries);
        this.octets = store.length;
        this.place = place;
        this.sink = sink;
    }

    /**
     * Passes on the certificates; returns false, and passes on none, if the store has a secret key, whose end only Java
     * can find.
     */
    boolean read() {
        try {
            in.readInt();
            hasTypes = in.readInt() != 1;
            int entries = in.readInt();
            for (int i = 0; i < entries; i++) {
                int tag = in.readInt();
                if (tag == SECRET_KEY) {
                    return false;
                }
                readEntry(tag);
            }
        } catch (IOException e) {
            handOn();
            String after = " after " + Counted.of(found.size(), "certificate");
            sink.unreadable(place, "its key store is cut off or damaged" + after);
            return true;
        }
        handOn();
        int more = entries.available() - DIGEST;
        if (more > 0) {
            sink.unreadable(place, Counted.of(more, "octet follows", "octets follow") + " the end of its key store");
        }
        return true;
    }

    private void readEntry(int tag) throws IOException {
        if (tag != PRIVATE_KEY && tag != TRUSTED_CERTIFICATE) {
            throw new IOException("no entry of a key store");
        }
        String alias = in.readUTF();
        in.readLong();
        int certificates = 1;
        if (tag == PRIVATE_KEY) {
            octets();
            certificates = in.readInt();
        }
        for (int i = 0; i < certificates; i++) {
            String type = hasTypes ? in.readUTF() : "X.509";
            found.add(new Certificate(alias, type, octets()));
        }
    }

    private byte[] octets() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > octets) {
            throw new IOException("more than there is");
        }
        byte[] content = new byte[length];
        in.readFully(content);
        return content;
    }

    private void handOn() {
        for (Certificate certificate : found) {
            String where = place + " [" + certificate.alias + "]";
            if (certificate.type.equals("X.509") || certificate.type.equals("X509")) {
                sink.der(where, certificate.octets);
            } else {
                sink.unreadable(where, "a certificate of type " + certificate.type + ", not X.509");
            }
        }
    }
}
