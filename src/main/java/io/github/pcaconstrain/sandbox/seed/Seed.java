package io.github.pcaconstrain.sandbox.seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The initial contents of a state: CAs, with their permissions and certificates.
 *
 * <pre>
 * authorities:
 *   - name: Example Root CA
 *     subordinates:
 *       - name: Development CA
 *         constraints: {permitted: {dns: [dev.example.com]}}
 *         permissions: [acm.amazonaws.com]
 * </pre>
 */
public final class Seed {
    /** The most octets that a seed file may have. */
    public static final int MAX_OCTETS = 4 << 20;

    private final String source;
    private final String region;
    private final String digest;
    private final List<SeedAuthority> authorities;

    private Seed(String source, String region, String digest, List<SeedAuthority> authorities) {
        this.source = source;
        this.region = region;
        this.digest = digest;
        this.authorities = List.copyOf(authorities);
    }

    /**
     * Reads a seed file, YAML or JSON.
     *
     * @param source what messages call it
     * @param region of CAs that name none
     * @throws SeedException that says where what is wrong
     */
    public static Seed read(String source, byte[] content, String region) {
        SeedNode document = SeedParser.parse(source, content, new SeedParser.Kind("seed", SeedReader.HINT));
        return new Seed(source, region, digest(region + "\n" + document.canonical()), SeedReader.read(document));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String source() {
        return source;
    }

    String region() {
        return region;
    }

    /** A digest of the contents: the same however the file is laid out. */
    String digest() {
        return digest;
    }

    List<SeedAuthority> authorities() {
        return authorities;
    }

    /** The accounts that its CAs name. */
    Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        authorities.forEach(authority -> authority.addAccounts(accounts));
        return accounts;
    }
}
