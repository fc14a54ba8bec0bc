package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link PlainUri} reads itself must be read by {@link java.net.URI} just so. */
class PlainUriTest {
    private static final long SEED = 1;
    private static final int URIS = 20_000;
    private static final int MOST_MUTATIONS = 3;
    private static final String CHARACTERS = "aZ09.-_~:/?#[]@!$&'()*+,;=% \"<>\\^`{|}\u0000\u007f\u00e9\u212a";
    private static final List<String> SCHEMES = List.of("https", "HTTP", "urn", "a1+b", "", "1a");
    private static final List<String> USERS = List.of("", "", "", "u@", "u:p@", "@");
    private static final List<String> HOSTS = List.of(
            "example.com", "A.b-c.d_e", "a", "", "10.0.0.1", "1.2.3", "0x7f", "a.0xA", "[::1]", "-a.b", "a..b", "a.");
    private static final List<String> PORTS = List.of("", "", ":", ":443", ":x", ":1:2");
    private static final List<String> RESTS =
            List.of("", "/", "/x", "/x/y?a=b&c=d", "/~u/%20", "?q", "#f", "/x#f", "//y", "/?/?", "/x%", "/\u00e9");

    private final Random random = new Random(SEED);

    @Test
    void readsAsTheJdkDoes() {
        int plain = 0;
        for (int i = 0; i < URIS; i++) {
            String uri = mutated(uri());
            UriHost byJdk = UriHost.ofAnyUri(uri);
            assertThat(UriHost.of(uri)).as("seed %d, %s", SEED, uri).isEqualTo(byJdk);
            plain += PlainUri.authority(uri).isEmpty() ? 0 : 1;
        }
        assertThat(plain).as("plain URIs").isBetween(URIS / 20, URIS / 2);
    }

    @Test
    void readsWithoutTheJdkWhatHasOnlyPlainCharacters() {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String unreserved = letters + "0123456789-._";
        for (int i = 0; i <= 0x80; i++) {
            String each = Character.toString(i);
            assertThat(PlainUri.authority(each + "://a.b").isEmpty())
                    .as("scheme, U+%04X", i)
                    .isEqualTo(!letters.contains(each));
            assertThat(PlainUri.authority("s://a" + each + "b").equals("a" + each + "b"))
                    .as("host, U+%04X", i)
                    .isEqualTo((unreserved + ":").contains(each));
            assertThat(PlainUri.authority("s://a.b/" + each).equals("a.b"))
                    .as("path, U+%04X", i)
                    .isEqualTo((unreserved + "~/?=&").contains(each));
        }
    }

    @Test
    void leavesToTheJdkWhatHasNoSchemeOrNoPath() {
        assertThat(PlainUri.authority("s://a.b:8/")).isEqualTo("a.b:8");
        assertThat(PlainUri.authority("s:///p")).isEmpty();
        assertThat(List.of("", "s", "s:", "s:/a", "://a", "s://", "s://a?q", "s://a~b", "s://a/p#f"))
                .allSatisfy(each -> assertThat(PlainUri.authority(each)).isEmpty());
    }

    private String uri() {
        String separator = random.nextInt(10) == 0 ? ":" : "://";
        return one(SCHEMES) + separator + one(USERS) + one(HOSTS) + one(PORTS) + one(RESTS);
    }

    private String mutated(String uri) {
        StringBuilder text = new StringBuilder(uri);
        for (int i = random.nextInt(MOST_MUTATIONS + 1); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() && at < text.length()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return text.toString();
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
