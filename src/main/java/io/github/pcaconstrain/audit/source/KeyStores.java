package io.github.pcaconstrain.audit.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
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
    private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";

    /** How often a hash may be computed for the keys of one file: as often as the JDK allows, which takes some seconds. */
    private static final BigInteger MOST_ITERATIONS = BigInteger.valueOf(5_000_000);

    /** The most blocks that scrypt may keep and mix (RFC 7914): 128 MiB. Files use an eighth of it. */
    private static final BigInteger MOST_BLOCKS = BigInteger.ONE.shiftLeft(20);

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
        if (costOf(store).isTooHigh()) {
            sink.unreadable(
                    place,
                    "its PKCS#12 key store takes more than " + MOST_ITERATIONS
                            + " iterations or 128 MiB to decrypt, which only a hostile file does");
            return;
        }
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
        } catch (PKCSException | IOException | RuntimeException | StackOverflowError e) {
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
        } catch (PKCSException | IOException | RuntimeException | StackOverflowError e) {
            return Optional.empty(); // Bouncy Castle recurses, as does this class
        }
    }

    private static boolean isEncrypted(byte[] store) {
        try {
            return Arrays.stream(new PKCS12PfxPdu(store).getContentInfos())
                    .anyMatch(info -> info.getContentType().equals(PKCSObjectIdentifiers.encryptedData));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    /** The work of deriving keys, which the file determines. */
    private static final class Cost {
        private BigInteger iterations = BigInteger.ZERO;
        private BigInteger blocks = BigInteger.ZERO;

        void add(ContentInfo encrypted) {
            AlgorithmIdentifier derivation =
                    derivation(EncryptedData.getInstance(encrypted.getContent()).getEncryptionAlgorithm());
            ASN1Sequence parameters = ASN1Sequence.getInstance(derivation.getParameters());
            BigInteger first = number(parameters, 1);
            if (derivation.getAlgorithm().getId().equals(SCRYPT)) {
                blocks = blocks.add(first.multiply(number(parameters, 2)).multiply(number(parameters, 3)));
            } else {
                iterations = iterations.add(first);
            }
        }

        boolean isTooHigh() {
            return iterations.compareTo(MOST_ITERATIONS) > 0 || blocks.compareTo(MOST_BLOCKS) > 0;
        }
    }

    /** The cost of all that is decrypted: where it cannot be read any further, decrypting ends, too. */
    private static Cost costOf(byte[] store) {
        Cost cost = new Cost();
        try {
            for (ContentInfo info : new PKCS12PfxPdu(store).getContentInfos()) {
                if (info.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                    cost.add(info);
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return cost;
        }
        return cost;
    }

    private static AlgorithmIdentifier derivation(AlgorithmIdentifier encryption) {
        return encryption.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                ? AlgorithmIdentifier.getInstance(PBES2Parameters.getInstance(encryption.getParameters())
                        .getKeyDerivationFunc()
                        .toASN1Primitive())
                : encryption;
    }

    private static BigInteger number(ASN1Sequence parameters, int index) {
        return ASN1Integer.getInstance(parameters.getObjectAt(index)).getPositiveValue();
    }

    private static boolean isSound(byte[] store) {
        try {
            return new PKCS12PfxPdu(store).getContentInfos().length > 0;
        } catch (IOException | RuntimeException | StackOverflowError e) {
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

    /** For all key stores of an audit: creating it takes longer than reading one. */
    private static final class BouncyCastle {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    private static InputDecryptor decryptor(AlgorithmIdentifier algorithm, char[] password)
            throws OperatorCreationException {
        char[] copy = password.clone();
        return algorithm.getAlgorithm().getId().startsWith(PBE_OF_PKCS12)
                ? new BcPKCS12PBEInputDecryptorProviderBuilder().build(copy).get(algorithm)
                : new JcePKCSPBEInputDecryptorProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(copy)
                        .get(algorithm);
    }
}
