package io.github.pcaconstrain.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyStockTest {
    @Test
    @Timeout(120)
    void keysAreMadeAheadAndGivenOnce() throws InterruptedException {
        try (KeyStock keys = new KeyStock(2, new SecureRandom())) {
            fill(keys, 2);
            Set<KeyPair> made = new HashSet<>();
            made.add(keys.make(KeyAlgorithm.EC_P256));
            assertThat(keys.size()).isEqualTo(2);

            for (int i = 0; i < 3; i++) {
                made.add(keys.make(KeyAlgorithm.RSA_2048));
            }

            assertThat(made).hasSize(4);
            assertThat(made)
                    .filteredOn(pair -> pair.getPrivate() instanceof RSAPrivateKey)
                    .extracting(pair -> ((RSAPrivateKey) pair.getPrivate()).getModulus())
                    .doesNotHaveDuplicates()
                    .allSatisfy(modulus -> assertThat(modulus.bitLength()).isEqualTo(2048))
                    .hasSize(3);
            fill(keys, 2);
        }
    }

    @Test
    void withoutAStockKeysAreMadeWhenTheyAreAskedFor() {
        try (KeyStock keys = new KeyStock(0, new SecureRandom())) {
            assertThat(keys.make(KeyAlgorithm.RSA_2048).getPrivate()).isInstanceOf(RSAPrivateKey.class);
            assertThat(keys.size()).isZero();
        }
    }

    private static void fill(KeyStock keys, int size) throws InterruptedException {
        while (keys.size() < size) {
            Thread.sleep(10);
        }
    }
}
