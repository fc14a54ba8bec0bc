package io.github.pcaconstrain.audit.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.OddCertificate;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PKCS#12 files that ask for more than there is. */
@Timeout(60)
class HostileKeyStoreTest {
    private static final String TOO_COSTLY = "takes more than 5000000 iterations or 128 MiB to decrypt";
    private static final String SHA1_AND_3DES = "1.2.840.113549.1.12.1.3";
    private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";
    private static final byte[] SALT = new byte[8];

    private static HeardCertificates heard(byte[] store) {
        HeardCertificates heard = new HeardCertificates();
        KeyStores.readPkcs12(store, "store", place -> Optional.of("changeit".toCharArray()), heard);
        return heard;
    }

    private static byte[] store(ContentInfo... contents) throws IOException {
        byte[] safe = new AuthenticatedSafe(contents).getEncoded();
        return new Pfx(new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(safe)), null).getEncoded("DER");
    }

    private static ContentInfo encrypted(AlgorithmIdentifier algorithm) {
        return new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(PKCSObjectIdentifiers.data, algorithm, new DEROctetString(new byte[16])));
    }

    private static AlgorithmIdentifier algorithm(String oid, ASN1Encodable... parameters) {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), new DERSequence(parameters));
    }

    private static AlgorithmIdentifier pbes2(AlgorithmIdentifier derivation) {
        AlgorithmIdentifier aes = new AlgorithmIdentifier(
                new ASN1ObjectIdentifier("2.16.840.1.101.3.4.1.42"), new DEROctetString(new byte[16]));
        return algorithm(PKCSObjectIdentifiers.id_PBES2.getId(), derivation, aes);
    }

    @ParameterizedTest
    @CsvSource({"5000001, 0", "2147483647, 0", "5000000, 1", "99999999999, 0"})
    void iterationsAreLimitedInSum(long first, long second) throws IOException {
        byte[] old = store(
                encrypted(algorithm(SHA1_AND_3DES, new DEROctetString(SALT), new ASN1Integer(first))),
                encrypted(algorithm(SHA1_AND_3DES, new DEROctetString(SALT), new ASN1Integer(second))));
        String pbkdf2 = PKCSObjectIdentifiers.id_PBKDF2.getId();
        byte[] modern = store(
                encrypted(pbes2(algorithm(pbkdf2, new DEROctetString(SALT), new ASN1Integer(first)))),
                encrypted(pbes2(algorithm(pbkdf2, new DEROctetString(SALT), new ASN1Integer(second)))));

        assertThat(heard(old).problems()).singleElement().asString().contains(TOO_COSTLY);
        assertThat(heard(modern).problems()).singleElement().asString().contains(TOO_COSTLY);
    }

    @Test
    void soIsTheMemoryOfScrypt() throws IOException {
        byte[] store = store(encrypted(pbes2(algorithm(
                SCRYPT, new DEROctetString(SALT), new ASN1Integer(1L << 30), new ASN1Integer(8), new ASN1Integer(1)))));

        assertThat(heard(store).problems()).singleElement().asString().contains(TOO_COSTLY);
    }

    @Test
    void aWrongPasswordIsStillOne() throws IOException {
        byte[] store = store(encrypted(algorithm(SHA1_AND_3DES, new DEROctetString(SALT), new ASN1Integer(2048))));

        assertThat(heard(store).problems()).singleElement().asString().contains("the password may be wrong");
    }

    @Test
    void bagsInBagsEndSomewhere() throws IOException {
        byte[] bagId = OddCertificate.hex("060b2a864886f70d010c0a0106");
        byte[] bag = new byte[0];
        for (int i = 0; i < 5_000; i++) {
            bag = OddCertificate.tlv(0x30, OddCertificate.tlv(0x30, bagId, OddCertificate.tlv(0xa0, bag)));
        }
        byte[] store = store(new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(bag)));

        assertThat(heard(store).problems()).hasSize(1);
    }
}
