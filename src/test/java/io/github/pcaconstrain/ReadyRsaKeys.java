package io.github.pcaconstrain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * RSA key pairs without the search for primes, which takes a second or more of every test that has one made. Every product of two
 * primes from {@code keys/test-rsa-primes.txt} is another key pair, and none is handed out twice in a JVM. FOR TESTS ONLY: the
 * primes are public, and keys share them.
 *
 * <p>A test that asks the JDK for an RSA key pair of 2048, 3072 or 4096 bits gets one of these, and so does the code under test:
 * {@link Registration} makes this the first provider of the JVM. All other keys are the JDK's, and so are all in processes that a
 * test starts.
 */
public final class ReadyRsaKeys extends Provider {
    private static final long serialVersionUID = 1;
    private static final String JDK = "SunRsaSign";
    private static final Map<Integer, Stock> STOCKS = read();

    private ReadyRsaKeys() {
        super("ReadyRsaKeys", "1", "RSA keys from the products of known primes, for tests");
        putService(new Service(this, "KeyPairGenerator", "RSA", Generator.class.getName(), null, null));
    }

    /** JUnit finds it among the services of the class path, and calls it before the first test class. */
    public static final class Registration implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            Security.insertProviderAt(new ReadyRsaKeys(), 1); // nothing happens from the second time on
        }
    }

    /** Each line has one prime, in hexadecimal digits. */
    private static Map<Integer, Stock> read() {
        try (InputStream in = ReadyRsaKeys.class.getResourceAsStream("/keys/test-rsa-primes.txt")) {
            Map<Integer, Stock> stocks = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new BigInteger(line, 16))
                    .collect(Collectors.groupingBy(prime -> 2 * prime.bitLength()))
                    .forEach((bits, primes) -> stocks.put(bits, new Stock(primes)));
            return stocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key pairs of one length. */
    private static final class Stock {
        private final List<BigInteger> primes;
        private int p = 1;
        private int q;

        Stock(List<BigInteger> primes) {
            this.primes = primes;
        }

        /** The next; empty after the last. */
        synchronized Optional<KeyPair> take() throws GeneralSecurityException {
            if (p == primes.size()) {
                return Optional.empty();
            }
            KeyPair keys = of(primes.get(p), primes.get(q));
            q++;
            if (q == p) {
                p++;
                q = 0;
            }
            return Optional.of(keys);
        }

        private static KeyPair of(BigInteger p, BigInteger q) throws GeneralSecurityException {
            BigInteger p1 = p.subtract(BigInteger.ONE);
            BigInteger q1 = q.subtract(BigInteger.ONE);
            BigInteger n = p.multiply(q);
            BigInteger e = RSAKeyGenParameterSpec.F4;
            BigInteger d = e.modInverse(p1.multiply(q1));
            KeyFactory factory = KeyFactory.getInstance("RSA", JDK);
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(n, e)),
                    factory.generatePrivate(
                            new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p))));
        }
    }

    /** What {@link KeyPairGenerator} asks. */
    public static final class Generator extends KeyPairGeneratorSpi {
        private AlgorithmParameterSpec parameters = new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
        private SecureRandom random = new SecureRandom();

        @Override
        public void initialize(int bits, SecureRandom newRandom) {
            parameters = new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
            random = newRandom;
        }

        @Override
        public void initialize(AlgorithmParameterSpec newParameters, SecureRandom newRandom)
                throws InvalidAlgorithmParameterException {
            parameters = newParameters;
            random = newRandom;
        }

        @Override
        public KeyPair generateKeyPair() {
            try {
                Optional<KeyPair> ready = ready();
                if (ready.isPresent()) {
                    return ready.get();
                }
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", JDK);
                generator.initialize(parameters, random);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private Optional<KeyPair> ready() throws GeneralSecurityException {
            boolean isUsual = parameters instanceof RSAKeyGenParameterSpec rsa
                    && rsa.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)
                    && rsa.getKeyParams() == null
                    && STOCKS.containsKey(rsa.getKeysize());
            return isUsual
                    ? STOCKS.get(((RSAKeyGenParameterSpec) parameters).getKeysize())
                            .take()
                    : Optional.empty();
        }
    }
}
