package io.github.pcaconstrain.audit.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * Reads the certificates in key stores. PKCS#12 is read with Bouncy Castle, because the JDK's key store silently omits
 * certificates that have neither a key nor the JDK's own trust attribute.
 */
final class KeyStores {
    private static final String PBE_OF_PKCS12 = "1.2.840.113549.1.12.1.";

    /**
     * The encodings of an empty password: RFC 7292, appendix B.1, requires two zero octets, but some programs write
     * none. A NUL yields the same keys as two zero octets, because HMAC and the key derivation of PKCS#12 pad with
     * zeros. Bouncy Castle refuses to derive a PKCS#5 key from an empty password.
     */
    private static final List<char[]> EMPTY_PASSWORDS = List.of(new char[1], new char[0]);

    private KeyStores() {}

    /** Whether these are the first octets of a JKS or JCEKS store. */
    static boolean isJava(byte[] start) {
        return start.length >= 4
                && (startsWith(start, 0xfe, 0xed, 0xfe, 0xed) || startsWith(start, 0xce, 0xce, 0xce, 0xce));
    }

    private static boolean startsWith(byte[] start, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if ((start[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    /** JKS and JCEKS store certificates in plain text, so no password is needed. */
    static void readJava(byte[] store, String place, SourceSink sink) {
        if (!new JavaKeyStore(store, place, sink).read()) {
            readByJdk(store, place, sink);
        }
    }

    private static void readByJdk(byte[] store, String place, SourceSink sink) {
        try {
            KeyStore keys = KeyStore.getInstance("JCEKS");
            keys.load(new ByteArrayInputStream(store), null);
            for (String alias : Collections.list(keys.aliases())) {
                Certificate[] chain =
                        Optional.ofNullable(keys.getCertificateChain(alias)).orElseGet(() -> single(keys, alias));
                for (Certificate certificate : chain) {
                    sink.der(place + " [" + alias + "]", certificate.getEncoded());
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            sink.unreadable(place, "its JCEKS key store is broken: " + e.getMessage());
        }
    }

    private static Certificate[] single(KeyStore keys, String alias) {
        try {
            Certificate certificate = keys.getCertificate(alias);
            return certificate == null ? new Certificate[0] : new Certificate[] {certificate};
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the store is loaded
        }
    }

    /**
     * Reads a PKCS#12 file with the first password that opens it. Many files without a key are not meant to be secret
     * and have an empty password, so empty passwords are tried first, without asking the user.
     */
    static void readPkcs12(byte[] store, String place, Passwords passwords, SourceSink sink) {
        if (readWithAny(EMPTY_PASSWORDS, store, place, sink)) {
            return;
        }
        Optional<char[]> password = isSound(store) ? passwords.of(place) : Optional.of(new char[0]);
        List<char[]> spellings = password.map(PasswordSpellings::of).orElse(List.of());
        if (readWithAny(spellings, store, place, sink)) {
            return;
        }
        try {
            // Tries again, to find out what is wrong.
            certificates(store, password.orElseGet(() -> new char[0])).forEach(der -> sink.der(place, der));
        } catch (PKCSException | IOException | RuntimeException e) {
            // With a wrong password, the padding looks right in one of 256 cases, and the result is then not DER.
            if (!(e instanceof PKCSException) && !isEncrypted(store)) {
                sink.unreadable(place, "its PKCS#12 key store is broken: " + e.getMessage());
                return;
            }
            sink.unreadable(
                    place,
                    password.isEmpty()
                            ? "it is a PKCS#12 key store with a password, and no password was given"
                            : "its PKCS#12 key store cannot be decrypted; the password may be wrong"
                                    + (spellings.size() < 2 ? "" : ", or encoded in another way than UTF-8"),
                    UnreadableFix.PASSWORD);
        }
    }

    /** Whether one of these passwords opens the file. If so, its certificates are passed on. */
    private static boolean readWithAny(List<char[]> passwords, byte[] store, String place, SourceSink sink) {
        for (char[] password : passwords) {
            Optional<List<byte[]>> certificates = opened(store, password);
            if (certificates.isPresent()) {
                certificates.get().forEach(der -> sink.der(place, der));
                return true;
            }
        }
        return false;
    }

    /** Empty if the password is wrong: a wrong password can seem to work, but the result is then not PKCS#12. */
    private static Optional<List<byte[]>> opened(byte[] store, char[] password) {
        try {
            return Optional.of(certificates(store, password));
        } catch (PKCSException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isEncrypted(byte[] store) {
        try {
            return Arrays.stream(new PKCS12PfxPdu(store).getContentInfos())
                    .anyMatch(info -> info.getContentType().equals(PKCSObjectIdentifiers.encryptedData));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isSound(byte[] store) {
        try {
            return new PKCS12PfxPdu(store).getContentInfos().length > 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** The raw certificates, without parsing them. */
    private static List<byte[]> certificates(byte[] store, char[] password) throws PKCSException, IOException {
        List<byte[]> certificates = new ArrayList<>();
        for (ContentInfo info : new PKCS12PfxPdu(store).getContentInfos()) {
            PKCS12SafeBagFactory bags = info.getContentType().equals(PKCSObjectIdentifiers.encryptedData)
                    ? new PKCS12SafeBagFactory(info, algorithm -> decryptor(algorithm, password))
                    : new PKCS12SafeBagFactory(info);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                add(bag.toASN1Structure(), certificates);
            }
        }
        return certificates;
    }

    private static void add(SafeBag bag, List<byte[]> certificates) {
        if (bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
            CertBag certificate = CertBag.getInstance(bag.getBagValue());
            if (certificate.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
                certificates.add(
                        ASN1OctetString.getInstance(certificate.getCertValue()).getOctets());
            }
        } else if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag)) {
            ASN1Sequence.getInstance(bag.getBagValue()).forEach(inner -> add(SafeBag.getInstance(inner), certificates));
        }
    }

    private static InputDecryptor decryptor(AlgorithmIdentifier algorithm, char[] password)
            throws OperatorCreationException {
        char[] copy = password.clone();
        return algorithm.getAlgorithm().getId().startsWith(PBE_OF_PKCS12)
                ? new BcPKCS12PBEInputDecryptorProviderBuilder().build(copy).get(algorithm)
                : new JcePKCSPBEInputDecryptorProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(copy)
                        .get(algorithm);
    }
}
