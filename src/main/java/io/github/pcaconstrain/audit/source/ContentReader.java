package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.encoding.certificate.BundledCertificates;
import io.github.pcaconstrain.pem.DerExtent;
import io.github.pcaconstrain.pem.PemChunks;
import io.github.pcaconstrain.pem.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Detects the content of a stream by its first octets, and reads it: PEM, one or more certificates in DER, PKCS#7, JKS
 * or PKCS#12.
 */
public final class ContentReader {
    /** The maximum size of content that has to be read as a whole: a key store, a PKCS#7 bundle or one certificate. */
    static final int MAX_OCTETS = 64 << 20;

    /** What is wrong with content that does not look like anything with certificates. */
    static final String NOTHING = "it holds no certificate";

    private static final int SNIFFED = 8192;
    private static final int INTEGER = 0x02;

    private final String place;
    private final Passwords passwords;
    private final SourceSink sink;

    ContentReader(String place, Passwords passwords, SourceSink sink) {
        this.place = place;
        this.passwords = passwords;
        this.sink = sink;
    }

    /** Reads octets that are already in memory. Key stores are read without a password. */
    public static void read(String place, byte[] octets, SourceSink sink) {
        byte[] unmarked = TextEncoding.utf8(octets);
        if (octets.length < SNIFFED && !KeyStores.isJava(octets) && !DerExtent.isDer(unmarked)) {
            readShort(place, unmarked, sink);
            return;
        }
        try {
            if (!new ContentReader(place, store -> Optional.empty(), sink).read(new ByteArrayInputStream(octets))) {
                sink.unreadable(place, NOTHING);
            }
        } catch (IOException e) {
            sink.unreadable(place, FileSource.reason(e), FileSource.fix(e));
        }
    }

    /** Text of one piece, without the buffers that a file needs. */
    private static void readShort(String place, byte[] text, SourceSink sink) {
        PemPieces pieces = new PemPieces(place, sink);
        if (text.length > 0) {
            pieces.piece(text, text.length);
        }
        if (!pieces.seen()) {
            sink.unreadable(place, NOTHING);
        }
    }

    /** Reads to the end; returns whether the content looked like something with certificates. */
    boolean read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(SNIFFED);
        byte[] unmarked = TextEncoding.utf8(start);
        if (KeyStores.isJava(start)) {
            whole(in, start, store -> KeyStores.readJava(store, place, sink));
        } else if (!DerExtent.isDer(unmarked)) {
            return readText(in, start);
        } else {
            readDer(in, unmarked, start.length - unmarked.length);
        }
        return true;
    }

    private void readDer(InputStream in, byte[] start, int skipped) throws IOException {
        if (DerExtent.innerTag(start) == INTEGER) {
            whole(in, start, store -> KeyStores.readPkcs12(store, place, passwords, sink));
        } else {
            new DerStream(in, start, skipped, place, sink).read();
        }
    }

    private boolean readText(InputStream in, byte[] start) throws IOException {
        PemPieces pieces = new PemPieces(place, sink);
        PemChunks.read(TextEncoding.utf8(in, start), pieces);
        return pieces.seen();
    }

    private void whole(InputStream in, byte[] start, java.util.function.Consumer<byte[]> reader) throws IOException {
        byte[] rest = in.readNBytes(MAX_OCTETS - start.length + 1);
        if (start.length + rest.length > MAX_OCTETS) {
            sink.unreadable(place, "it has more than " + MAX_OCTETS + " octets");
            return;
        }
        byte[] all = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        reader.accept(all);
    }

    /** Reads the certificates of a PKCS#7 or CMS SignedData, such as a "certs-only" bundle. */
    public static void readPkcs7(byte[] bundle, String place, SourceSink sink) {
        try {
            BundledCertificates.of(bundle).forEach(der -> sink.der(place, der));
        } catch (IllegalArgumentException e) {
            sink.unreadable(place, String.valueOf(e.getMessage()));
        }
    }
}
