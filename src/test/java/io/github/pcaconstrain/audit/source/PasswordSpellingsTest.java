package io.github.pcaconstrain.audit.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCS#12 files of programs that make different octets of one password. */
class PasswordSpellingsTest {
    private static final String TYPED = "p\u00e4ssw\u00f6rt \u20ac";

    @ParameterizedTest
    @ValueSource(strings = {"as typed", "decomposed", "octets"})
    void aPasswordOpensWhatWasWrittenWithAnotherSpellingOfIt(String spelling) throws Exception {
        String written = switch (spelling) {
            case "decomposed" -> Normalizer.normalize(TYPED, Normalizer.Form.NFD);
            case "octets" -> new String(TYPED.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            default -> TYPED;
        };

        assertThat(read(legacy(written), TYPED)).containsExactly("certificate");
    }

    @Test
    void aWrongPasswordIsToldWithWhatElseItMayBe() throws Exception {
        assertThat(read(legacy("other"), TYPED))
                .containsExactly("its PKCS#12 key store cannot be decrypted; the password may be wrong, or encoded in"
                        + " another way than UTF-8");
        assertThat(read(legacy("other"), "ascii"))
                .containsExactly("its PKCS#12 key store cannot be decrypted; the password may be wrong");
    }

    /** One in 256 wrong passwords decrypts to something padded as it should be. */
    @Test
    void aWrongPasswordIsToldWhateverItDecryptsTo() throws Exception {
        byte[] store = legacy("other");

        for (int i = 0; i < 1000; i++) {
            assertThat(read(store, "wrong" + i))
                    .containsExactly("its PKCS#12 key store cannot be decrypted; the password may be wrong");
        }
    }

    private static byte[] legacy(String password) throws Exception {
        PKCS12PfxPduBuilder store = new PKCS12PfxPduBuilder();
        store.addEncryptedData(
                new BcPKCS12PBEOutputEncryptorBuilder(
                                PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                                CBCBlockCipher.newInstance(new DESedeEngine()))
                        .setIterationCount(1)
                        .build(password.toCharArray()),
                new PKCS12SafeBagBuilder(new JcaX509CertificateHolder(
                                TestCertificates.ca("Root").build()))
                        .build());
        return store.build(null, null).getEncoded();
    }

    private static List<String> read(byte[] store, String password) {
        List<String> heard = new ArrayList<>();
        KeyStores.readPkcs12(store, "store.p12", place -> Optional.of(password.toCharArray()), new SourceSink() {
            @Override
            public void pem(String place, byte[] text, int length) {
                heard.add("PEM");
            }

            @Override
            public void der(String place, byte[] der) {
                heard.add("certificate");
            }

            @Override
            public void unreadable(String place, String why, String fix) {
                heard.add(why);
            }

            @Override
            public void otherFile(String place) {
                heard.add("other");
            }

            @Override
            public void remark(String place, SourceNotice notice, String part, String message) {
                heard.add(message);
            }
        });
        return heard;
    }
}
