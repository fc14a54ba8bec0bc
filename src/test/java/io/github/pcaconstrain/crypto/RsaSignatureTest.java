package io.github.pcaconstrain.crypto;

import static io.github.pcaconstrain.crypto.SignatureVerdict.INVALID;
import static io.github.pcaconstrain.crypto.SignatureVerdict.UNKNOWN;
import static io.github.pcaconstrain.crypto.SignatureVerdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures of RSA keys are verified in two ways, with the provider and without it. Each input is judged by both, and by the
 * JDK as an independent witness.
 */
class RsaSignatureTest {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static final RsaKey KEY = RsaKey.of(1024, 65_537);
    /** The shortest that can sign SHA-512, or nearly; it takes half the time. */
    private static final RsaKey SHORT_KEY = RsaKey.of(768, 65_537);

    private static final RsaKey CUBIC = RsaKey.of(1536, 3);
    private static final List<Hash> SHA_2 = List.of(Hash.SHA256, Hash.SHA384, Hash.SHA512);
    private static final String NULL = "0500";
    private static final String INFO = Hash.SHA256.info();
    private static final SignedObject SIGNED = Hash.SHA256.by(KEY, INFO);

    /** A row of RFC 8017, section 9.2, note 1: the last arc of the algorithm, and the DigestInfo before the digest. */
    private enum Hash {
        MD5("MD5", 4, "3020300c06082a864886f70d020505000410"),
        SHA1("SHA-1", 5, "3021300906052b0e03021a05000414"),
        SHA224("SHA-224", 14, "302d300d06096086480165030402040500041c"),
        SHA256("SHA-256", 11, "3031300d060960864801650304020105000420"),
        SHA384("SHA-384", 12, "3041300d060960864801650304020205000430"),
        SHA512("SHA-512", 13, "3051300d060960864801650304020305000440"),
        SHA512_256("SHA-512/256", 16, "3031300d060960864801650304020605000420");

        private final String digest;
        private final int arc;
        private final String prefix;

        Hash(String digest, int arc, String prefix) {
            this.digest = digest;
            this.arc = arc;
            this.prefix = prefix;
        }

        /** The DigestInfo of the content. */
        String info() {
            return prefix + value();
        }

        String value() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance(digest).digest(CONTENT));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The content, signed with this as its DigestInfo. */
        SignedObject by(RsaKey key, String info) {
            return with(key.sign(padded(key, info)));
        }

        SignedObject with(byte[] signature) {
            return new SignedObject(CONTENT, algorithm(NULL), signature);
        }

        byte[] algorithm(String parameters) {
            return octets(
                    String.format("30%02x06092a864886f70d0101%02x", 11 + parameters.length() / 2, arc) + parameters);
        }
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] padded(RsaKey key, String info) {
        int count = Math.max(0, key.octets() - 3 - info.length() / 2);
        return octets("0001" + "ff".repeat(count) + "00" + info);
    }

    static Stream<Arguments> inputs() {
        return Stream.of(valid(), lengths(), infos(), paddings(), parameters(), keys())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> valid() {
        return Stream.concat(
                Stream.of(Hash.values()).map(hash -> row(hash.digest, VALID, hash.by(KEY, hash.info()), KEY)),
                Stream.of(512, 513, 767, 1023, 1025, 1031, 2048, 4096)
                        .map(bits -> RsaKey.of(bits, 65_537))
                        .map(key -> row(key.modulus().bitLength() + " bits", VALID, Hash.SHA256.by(key, INFO), key)));
    }

    private static Stream<Arguments> lengths() {
        byte[] signature = SIGNED.signature();
        BigInteger value = new BigInteger(1, signature);
        RsaKey odd = RsaKey.of(1025, 65_537); // whose signatures often start with a zero
        Hash hash = SHA_2.stream()
                .filter(one -> one.by(odd, one.info()).signature()[0] == 0)
                .findFirst()
                .orElseThrow();
        byte[] zeroFirst = hash.by(odd, hash.info()).signature();
        return Stream.of(
                row("a zero at its start", VALID, hash.with(zeroFirst), odd),
                row(
                        "without the zero at its start",
                        INVALID,
                        hash.with(Arrays.copyOfRange(zeroFirst, 1, zeroFirst.length)),
                        odd),
                row("a zero too much", INVALID, signature(concat(new byte[1], signature)), KEY),
                row("an octet too much", INVALID, signature(concat(signature, new byte[1])), KEY),
                row("an octet too few", INVALID, signature(Arrays.copyOf(signature, signature.length - 1)), KEY),
                row("empty", INVALID, signature(new byte[0]), KEY),
                row("the modulus", INVALID, signature(KEY.octets(KEY.modulus())), KEY),
                row("above the modulus", INVALID, signature(KEY.octets(value.add(KEY.modulus()))), KEY),
                row("negated", INVALID, signature(KEY.octets(KEY.modulus().subtract(value))), KEY),
                row("0", INVALID, signature(KEY.octets(BigInteger.ZERO)), KEY),
                row("1", INVALID, signature(KEY.octets(BigInteger.ONE)), KEY));
    }

    private static SignedObject signature(byte[] octets) {
        return Hash.SHA256.with(octets);
    }

    private static Stream<Arguments> infos() {
        String withoutNull = INFO.replace("3031300d", "302f300b").replace(NULL, "");
        return Stream.of(
                row("without NULL, which RFC 8017, appendix A.2.4, tolerates", VALID, info(withoutNull), KEY),
                row("without NULL, the digest wrong at its start", INVALID, info(flipped(withoutNull, 17)), KEY),
                row("without NULL, the digest wrong at its end", INVALID, info(flipped(withoutNull, 48)), KEY),
                row("parameters that are not NULL", INVALID, info(INFO.replace(NULL, "0401")), KEY),
                row("another hash's name", INVALID, info(Hash.SHA512_256.prefix + Hash.SHA256.value()), KEY),
                row("another hash", INVALID, info(Hash.SHA512.info()), KEY),
                row("a length in BER", INVALID, info("308131" + INFO.substring(4)), KEY),
                row("an octet behind it", INVALID, info(INFO + "00"), KEY),
                row("an element behind the digest", INVALID, info("3033" + INFO.substring(4) + NULL), KEY),
                row("an octet before it", INVALID, info("00" + INFO), KEY),
                row("twice", INVALID, info(INFO + INFO), KEY),
                row("the digest alone", INVALID, info(Hash.SHA256.value()), KEY),
                row("cut off", INVALID, info(INFO.substring(0, INFO.length() - 2)), KEY),
                row("none", INVALID, info(""), KEY));
    }

    private static SignedObject info(String info) {
        return Hash.SHA256.by(KEY, info);
    }

    /** One bit of one octet changed. */
    private static String flipped(String hex, int at) {
        byte[] octets = octets(hex);
        octets[at] ^= 1;
        return HexFormat.of().formatHex(octets);
    }

    private static Stream<Arguments> paddings() {
        int count = KEY.octets() - 3 - INFO.length() / 2;
        String ones = "ff".repeat(count);
        String forged = "0001" + "ff".repeat(8) + "00" + INFO;
        BigInteger root = cubeRoot(forged + "ff".repeat(CUBIC.octets() - forged.length() / 2));
        return Stream.of(
                row("type 0", INVALID, padding("0000" + ones + "00" + INFO), KEY),
                row("type 2", INVALID, padding("0002" + ones + "00" + INFO), KEY),
                row("no zero at its start", INVALID, padding("0101" + ones + "00" + INFO), KEY),
                row("two zeros at its start", INVALID, padding("000001" + ones.substring(2) + "00" + INFO), KEY),
                row("another octet at its start", INVALID, padding("0001fe" + ones.substring(2) + "00" + INFO), KEY),
                row("another octet at its end", INVALID, padding("0001" + ones.substring(2) + "fe00" + INFO), KEY),
                row("no zero behind it", INVALID, padding("0001" + ones + "ff" + INFO), KEY),
                row("two zeros behind it", INVALID, padding("0001" + ones.substring(2) + "0000" + INFO), KEY),
                row("zeros behind the digest", INVALID, padding(forged + "00".repeat(count - 8)), KEY),
                row("exponent 3", VALID, Hash.SHA256.by(CUBIC, INFO), CUBIC),
                row("exponent 3, forged by a cube root", INVALID, signature(CUBIC.octets(root)), CUBIC));
    }

    private static SignedObject padding(String padded) {
        return signature(KEY.sign(octets(padded)));
    }

    /** The largest number whose cube is not above this one; such a cube starts with the same octets. */
    private static BigInteger cubeRoot(String hex) {
        BigInteger cube = new BigInteger(hex, 16);
        BigInteger root = BigInteger.ZERO;
        for (int bit = cube.bitLength() / 3; bit >= 0; bit--) {
            BigInteger next = root.setBit(bit);
            root = next.pow(3).compareTo(cube) > 0 ? root : next;
        }
        assertThat(root.pow(3).toString(16)).as("the forgery").startsWith(hex.substring(3, hex.indexOf(INFO) + 102));
        return root;
    }

    private static Stream<Arguments> parameters() {
        String why = ", which RFC 4055, section 5, does not allow, and which the JDK is not shown";
        return Stream.of(
                row("without parameters", VALID, algorithm(Hash.SHA256, ""), KEY),
                row("an INTEGER for parameters" + why, UNKNOWN, VALID, algorithm(Hash.SHA256, "020105"), KEY.info()),
                row("a SEQUENCE for parameters" + why, UNKNOWN, VALID, algorithm(Hash.SHA512, "3000"), KEY.info()),
                row("the same with SHA-1" + why, UNKNOWN, VALID, algorithm(Hash.SHA1, "3000"), KEY.info()));
    }

    private static SignedObject algorithm(Hash hash, String parameters) {
        return new SignedObject(
                CONTENT, hash.algorithm(parameters), hash.by(KEY, hash.info()).signature());
    }

    private static Stream<Arguments> keys() {
        RsaKey small = RsaKey.of(504, 65_537);
        RsaKey half = RsaKey.of(512, 65_537);
        BigInteger n = KEY.modulus();
        BigInteger e = KEY.exponent();
        BigInteger prime = BigInteger.TWO.pow(607).subtract(BigInteger.ONE);
        String why = ", which RFC 8017, section 3.1, does not allow, and the JDK does not see";
        return Stream.of(
                row("another key", INVALID, SIGNED, RsaKey.of(1023, 65_537)),
                row("504 bits, too short for the JDK", VALID, UNKNOWN, Hash.SHA256.by(small, INFO), small.info()),
                row("too short for the hash", INVALID, UNKNOWN, Hash.SHA512.with(new byte[64]), half.info()),
                row("exponent 0", UNKNOWN, UNKNOWN, SIGNED, RsaKey.info(n, BigInteger.ZERO)),
                row("exponent 1", UNKNOWN, UNKNOWN, signature(padded(KEY, INFO)), RsaKey.info(n, BigInteger.ONE)),
                row("an even exponent" + why, UNKNOWN, INVALID, SIGNED, RsaKey.info(n, e.add(BigInteger.ONE))),
                row("an exponent above the modulus", UNKNOWN, UNKNOWN, SIGNED, RsaKey.info(n, n.add(BigInteger.TWO))),
                row("modulus 0", UNKNOWN, UNKNOWN, SIGNED, RsaKey.info(BigInteger.ZERO, e)),
                row("a modulus without its sign octet", VALID, VALID, SIGNED, unsigned(KEY)),
                row("a negative modulus" + why, UNKNOWN, INVALID, SIGNED, RsaKey.info(n.negate(), e)),
                row("an even modulus" + why, UNKNOWN, INVALID, SIGNED, RsaKey.info(n.add(BigInteger.ONE), e)),
                row(
                        "a modulus with factor 3" + why,
                        UNKNOWN,
                        INVALID,
                        SIGNED,
                        RsaKey.info(n.multiply(BigInteger.valueOf(3)), e)),
                row("a prime for a modulus" + why, UNKNOWN, INVALID, SIGNED, RsaKey.info(prime, e)));
    }

    /** Its modulus as a negative number, as some encoders wrote it; all readers take it for the positive one. */
    private static byte[] unsigned(RsaKey key) {
        return RsaKey.info(key.modulus().subtract(BigInteger.ONE.shiftLeft(8 * key.octets())), key.exponent());
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static Arguments row(String name, SignatureVerdict verdict, SignedObject signed, RsaKey key) {
        return row(name, verdict, verdict, signed, key.info());
    }

    private static Arguments row(
            String name, SignatureVerdict verdict, SignatureVerdict witness, SignedObject signed, byte[] key) {
        return Arguments.of(name, verdict, witness, signed, key);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inputs")
    void bothWaysAgreeAndSoDoesTheJdkUnlessARowSaysWhyNot(
            String name, SignatureVerdict verdict, SignatureVerdict witness, SignedObject signed, byte[] key) {
        assertThat(SignatureVerifier.verify(signed, key, true)).as("short").isEqualTo(verdict);
        assertThat(SignatureVerifier.verify(signed, key, false)).as("provider").isEqualTo(verdict);
        assertThat(byJdk(signed, key)).as("JDK").isEqualTo(witness);
        assertThat(SignatureVerifier.verifyFromAws(signed, key) == VALID)
                .as("from AWS")
                .isEqualTo(verdict == VALID);
    }

    @Test
    void aPrimeForAModulusIsOnlyNotLookedForInWhatIsFromAws() {
        BigInteger prime = BigInteger.TWO.pow(607).subtract(BigInteger.ONE);
        RsaKey key = new RsaKey(prime, BigInteger.valueOf(65_537), List.of(prime));
        SignedObject signed = Hash.SHA256.by(key, INFO);

        assertThat(SignatureVerifier.verifyFromAws(signed, key.info())).isEqualTo(VALID);
        assertThat(SignatureVerifier.verify(signed, key.info())).isEqualTo(UNKNOWN);
    }

    @Test
    void randomDamageMeansTheSameToBothWaysAndTheJdk() {
        Random random = new Random(1);
        List<SignedObject> whole =
                SHA_2.stream().map(hash -> hash.by(SHORT_KEY, hash.info())).toList();
        int valid = 0;
        for (int i = 0; i < 240; i++) {
            Hash hash = SHA_2.get(i % SHA_2.size());
            SignedObject signed = i % 4 == 0
                    ? hash.by(SHORT_KEY, HexFormat.of().formatHex(damaged(octets(hash.info()), random)))
                    : whole.get(i % SHA_2.size());
            SignedObject damaged = new SignedObject(
                    i % 4 == 1 ? damaged(CONTENT, random) : CONTENT,
                    signed.algorithm(),
                    i % 4 == 2 ? damaged(signed.signature(), random) : signed.signature());
            byte[] key = i % 4 == 3 ? damaged(SHORT_KEY.info(), random) : SHORT_KEY.info();

            SignatureVerdict verdict = SignatureVerifier.verify(damaged, key, true);

            String as = "%d: %s".formatted(i, HexFormat.of().formatHex(key));
            assertThat(SignatureVerifier.verify(damaged, key, false)).as(as).isEqualTo(verdict);
            assertThat(byJdk(damaged, key) == VALID).as(as).isEqualTo(verdict == VALID);
            valid += verdict == VALID ? 1 : 0;
        }
        assertThat(valid).as("enough that is still valid").isBetween(15, 120);
    }

    /** One octet changed, left out or repeated, or none. */
    private static byte[] damaged(byte[] octets, Random random) {
        int at = random.nextInt(octets.length);
        byte[] before = Arrays.copyOf(octets, at);
        byte[] from = Arrays.copyOfRange(octets, at, octets.length);
        return switch (random.nextInt(8)) {
            case 0 -> octets;
            case 1 -> concat(before, Arrays.copyOfRange(octets, at + 1, octets.length));
            case 2 -> concat(Arrays.copyOf(octets, at + 1), from);
            default -> {
                from[0] = (byte) (from[0] ^ 1 << random.nextInt(8));
                yield concat(before, from);
            }
        };
    }

    private static SignatureVerdict byJdk(SignedObject signed, byte[] key) {
        Hash hash = Stream.of(Hash.values())
                .filter(one -> one.arc == signed.algorithm()[12])
                .findFirst()
                .orElseThrow();
        try {
            Signature signature = Signature.getInstance(hash.digest.replace("SHA-", "SHA") + "withRSA", "SunRsaSign");
            signature.initVerify(
                    KeyFactory.getInstance("RSA", "SunRsaSign").generatePublic(new X509EncodedKeySpec(key)));
            signature.update(signed.content());
            return signature.verify(signed.signature()) ? VALID : INVALID;
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            return UNKNOWN;
        } catch (SignatureException e) {
            return INVALID; // it has another length, or the key is too short for the hash
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
