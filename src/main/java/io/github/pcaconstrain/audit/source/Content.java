package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * Finds out what a stream holds by its first octets, and reads it: PEM, one or more certificates in DER, PKCS#7, JKS,
 * PKCS#12.
 */
final class Content {
    /** The most octets of something that has to be read whole: a key store, a PKCS#7 bundle, one certificate. */
    static final int MAX_OCTETS = 64 << 20;

    private static final int SNIFFED = 8192;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;

    private final String place;
    private final Passwords passwords;
    private final Intake intake;

    Content(String place, Passwords passwords, Intake intake) {
        this.place = place;
        this.passwords = passwords;
        this.intake = intake;
    }

    /** Reads to the end; gives back whether it looked like anything that holds certificates. */
    boolean read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(SNIFFED);
        if (KeyStores.isJava(start)) {
            whole(in, start, store -> KeyStores.readJava(store, place, intake));
            return true;
        }
        int inner = firstTagInside(start);
        if (inner == INTEGER) {
            whole(in, start, store -> KeyStores.readPkcs12(store, place, passwords, intake));
        } else if (inner == OID) {
            whole(in, start, bundle -> readPkcs7(bundle, place, intake));
        } else if (inner >= 0) {
            new DerStream(in, start, place, intake).read();
        } else {
            return readText(in, start);
        }
        return true;
    }

    private boolean readText(InputStream in, byte[] start) throws IOException {
        PemWatch watch = new PemWatch(intake);
        PemChunks.read(in, start, place, watch);
        return watch.seen();
    }

    /** The tag of the first element inside a DER SEQUENCE, or -1 if it is none. */
    private static int firstTagInside(byte[] start) {
        if (start.length < 4 || start[0] != SEQUENCE) {
            return -1;
        }
        int length = start[1] & 0xff;
        int header = length < 0x80 ? 2 : 2 + (length & 0x7f);
        // A length over four octets is no text either; the reader of DER says what is wrong with it.
        return length > 0x84 || header >= start.length ? SEQUENCE : start[header] & 0xff;
    }

    private void whole(InputStream in, byte[] start, java.util.function.Consumer<byte[]> reader) throws IOException {
        byte[] rest = in.readNBytes(MAX_OCTETS - start.length + 1);
        if (start.length + rest.length > MAX_OCTETS) {
            intake.unreadable(place, "it has more than " + MAX_OCTETS + " octets");
            return;
        }
        byte[] all = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        reader.accept(all);
    }

    /** The certificates in a PKCS#7 or CMS SignedData, as "certs-only" bundles have them. */
    public static void readPkcs7(byte[] bundle, String place, Intake intake) {
        try {
            SignedData data =
                    SignedData.getInstance(ContentInfo.getInstance(bundle).getContent());
            ASN1Set certificates = data.getCertificates();
            if (certificates == null) {
                intake.unreadable(place, "its PKCS#7 bundle holds no certificate");
                return;
            }
            for (ASN1Encodable certificate : certificates) {
                intake.der(place, certificate.toASN1Primitive().getEncoded());
            }
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws several unchecked types for bytes that are no SignedData.
            intake.unreadable(place, "its PKCS#7 bundle is broken: " + e.getMessage());
        }
    }
}
