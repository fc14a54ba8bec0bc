package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.DerExtent;
import io.github.pcaconstrain.pem.PemBlock;
import io.github.pcaconstrain.pem.PemFile;
import io.github.pcaconstrain.pem.PemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the certificates of a file: PEM with any number of blocks, DER, or PKCS #7 bundles in either format. */
public final class CertificateReader {
    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;
    private static final int PERMITTED = 0xa0;
    private static final int EXCLUDED = 0xa1;

    private CertificateReader() {}

    /** Reads every certificate and discards notes. */
    public static List<CertificateContents> read(String source, byte[] input) {
        return read(source, input, Notes.IGNORED);
    }

    /**
     * Reads every certificate, in the order of the file.
     *
     * @param source the name of the input in messages
     * @param notes receives notes about trust settings, which are not applied
     * @throws UnreadableInputException if there is no certificate, or one cannot be read; the message names its line
     */
    public static List<CertificateContents> read(String source, byte[] input, Notes notes) {
        List<CertificateContents> certificates = of(PemFile.read(source, input), notes);
        if (certificates.isEmpty()) {
            throw new UnreadableInputException(source, "it holds no certificate", "give certificates in PEM or DER");
        }
        return certificates;
    }

    /** Whether this is a NameConstraints value in DER, or starts like one. */
    public static boolean isExtension(byte[] input) {
        int inner = DerExtent.isDer(input) ? DerExtent.innerTag(input) : 0;
        return inner == PERMITTED || inner == EXCLUDED;
    }

    /** Whether this is a certificate bundle or a key store. */
    public static boolean isContainer(byte[] der) {
        int inner = DerExtent.innerTag(der);
        return inner == OID || inner == INTEGER;
    }

    /**
     * The certificates of a parsed file, in order; may be empty.
     *
     * @throws UnreadableInputException if one cannot be read; the message names its line
     */
    public static List<CertificateContents> of(PemFile file, Notes notes) {
        List<CertificateContents> certificates = new ArrayList<>();
        for (PemBlock block : file.of(PemKind.CERTIFICATE, PemKind.TRUSTED_CERTIFICATE, PemKind.BUNDLE, PemKind.DER)) {
            int inner = DerExtent.innerTag(block.der());
            if (block.kind() == PemKind.BUNDLE || (block.kind() == PemKind.DER && inner == OID)) {
                addBundle(block, certificates);
            } else if (block.kind() == PemKind.DER && inner == INTEGER) {
                throw new UnreadableInputException(
                        block.place(),
                        "it looks like a PKCS#12 key store",
                        "only 'audit' and 'impact' open key stores");
            } else {
                certificates.add(parse(block.place(), block.der()));
            }
            if (block.kind() == PemKind.TRUSTED_CERTIFICATE) {
                notes.add(block.place() + ": this certificate's OpenSSL trust settings are not applied");
            }
        }
        return certificates;
    }

    /** The only element of a DER file, if it is a certificate. */
    public static Optional<CertificateContents> tryDer(byte[] der) {
        try {
            return Optional.of(CertificateParser.parse(der));
        } catch (RuntimeException notACertificate) {
            // Bouncy Castle throws several unchecked exceptions; the bytes may still be just an extension.
            return Optional.empty();
        }
    }

    private static void addBundle(PemBlock block, List<CertificateContents> certificates) {
        List<byte[]> bundled;
        try {
            bundled = BundledCertificates.of(block.der());
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(
                    block.place(), String.valueOf(e.getMessage()), "check that the file is complete");
        }
        bundled.forEach(der -> certificates.add(parse(block.place(), der)));
    }

    private static CertificateContents parse(String place, byte[] der) {
        try {
            return CertificateParser.parse(der);
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(
                    place, "it is not a certificate: " + e.getMessage(), "check that the file is complete");
        }
    }
}
