package io.github.pcaconstrain.audit.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * Reads the certificates in key stores. PKCS#12 goes through Bouncy Castle, because the JDK's key store leaves out, without
 * a word, certificates that have neither a key nor its own mark of trust.
 */
final class KeyStores {
    private static final String PBE_OF_PKCS12 = "1.2.840.113549.1.12.1.";

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

    /** JKS and JCEKS keep certificates in the clear, so no password is needed for them. */
    static void readJava(byte[] store, String place, Intake intake) {
        String type = (store[0] & 0xff) == 0xfe ? "JKS" : "JCEKS";
        try {
            KeyStore keys = KeyStore.getInstance(type);
            keys.load(new ByteArrayInputStream(store), null);
            for (String alias : Collections.list(keys.aliases())) {
                Certificate[] chain =
                        Optional.ofNullable(keys.getCertificateChain(alias)).orElseGet(() -> single(keys, alias));
                for (Certificate certificate : chain) {
                    intake.der(place + " [" + alias + "]", certificate.getEncoded());
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            intake.unreadable(place, "its " + type + " key store is broken: " + e.getMessage());
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

    static void readPkcs12(byte[] store, String place, Passwords passwords, Intake intake) {
        Decryption decryption = new Decryption(place, passwords);
        try {
            PKCS12PfxPdu pfx = new PKCS12PfxPdu(store);
            for (ContentInfo info : pfx.getContentInfos()) {
                read(info, decryption, place, intake);
            }
        } catch (PKCSException e) {
            intake.unreadable(
                    place,
                    decryption.missing
                            ? "it is a PKCS#12 key store, and there is no password for it"
                            : "its PKCS#12 key store cannot be decrypted; the password may be wrong");
        } catch (IOException | RuntimeException e) {
            intake.unreadable(place, "its PKCS#12 key store is broken: " + e.getMessage());
        }
    }

    private static void read(ContentInfo info, Decryption decryption, String place, Intake intake)
            throws PKCSException, IOException {
        PKCS12SafeBagFactory bags = info.getContentType().equals(PKCSObjectIdentifiers.encryptedData)
                ? new PKCS12SafeBagFactory(info, decryption)
                : new PKCS12SafeBagFactory(info);
        for (PKCS12SafeBag bag : bags.getSafeBags()) {
            if (bag.getBagValue() instanceof X509CertificateHolder certificate) {
                intake.der(place, certificate.getEncoded());
            }
        }
    }

    /** The password is asked for once, and only if something is encrypted. */
    private static final class Decryption implements InputDecryptorProvider {
        private final String place;
        private final Passwords passwords;
        private char[] password = new char[0];
        private boolean missing;

        Decryption(String place, Passwords passwords) {
            this.place = place;
            this.passwords = passwords;
        }

        @Override
        public org.bouncycastle.operator.InputDecryptor get(AlgorithmIdentifier algorithm)
                throws org.bouncycastle.operator.OperatorCreationException {
            if (password.length == 0) {
                password = passwords.of(place).orElse(password).clone();
                missing = password.length == 0;
            }
            char[] copy = Arrays.copyOf(password, password.length);
            return algorithm.getAlgorithm().getId().startsWith(PBE_OF_PKCS12)
                    ? new BcPKCS12PBEInputDecryptorProviderBuilder().build(copy).get(algorithm)
                    : new JcePKCSPBEInputDecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(copy)
                            .get(algorithm);
        }
    }
}
