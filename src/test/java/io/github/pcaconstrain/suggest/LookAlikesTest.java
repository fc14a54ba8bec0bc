package io.github.pcaconstrain.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTest {
    private static final LookAlikes LOOK_ALIKES = new LookAlikes(
            List.of("prod.example.com", "acme.co.uk", "node1.cluster.internal"), PublicSuffixList.installed());

    @ParameterizedTest
    @CsvSource({
        // A digit for a letter, two letters for one, a letter of another script.
        "www.examp1e.com, true",
        "www.exarnple.com, true",
        "www.xn--xample-2of.com, true",
        // A letter missing, added, replaced or swapped.
        "www.exmple.com, true",
        "www.exaample.com, true",
        "www.exqmple.com, true",
        "www.exmaple.com, true",
        "www.eaxmple.com, true",
        // The same name under another suffix, or with something added.
        "www.example.net, true",
        "login-example.com, true",
        "prod.example.com.evil.net, true",
        // Within the domain.
        "web.pr0d.example.com, true",
        "web.node2.cluster.internal, false",
        // Strangers.
        "www.example-archive.org, true",
        "www.partner.org, false",
        "other.co.uk, false",
        "acne.co.uk, true",
        "ample.com, false",
        "legacy.example.com, false",
    })
    void aHostIsAlike(String host, boolean isAlike) {
        assertThat(LOOK_ALIKES.zone(host).isPresent()).isEqualTo(isAlike);
    }

    private static final String[] LABELS = {
        "prod",
        "pr0d",
        "porod",
        "pord",
        "prd",
        "example",
        "exarnple",
        "exmaple",
        "examples",
        "my-example",
        "a",
        "ab",
        "cluster1",
        "cluster2",
        "xn--xample-2of",
        "dev"
    };
    private static final String[] ENDS = {"com", "net", "co.uk", "internal", "github.io"};

    private static String host(Random random) {
        StringBuilder host = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            host.append(LABELS[random.nextInt(LABELS.length)]).append('.');
        }
        return host.append(ENDS[random.nextInt(ENDS.length)]).toString();
    }

    /** The index passes over nothing that resembles a host. */
    @Test
    void theFirstZoneIsFoundAmongMany() {
        Random random = new Random(1);
        for (int round = 0; round < 40; round++) {
            List<String> zones =
                    Stream.generate(() -> host(random)).distinct().limit(30).toList();
            LookAlikes lookAlikes = new LookAlikes(zones, PublicSuffixList.installed());
            for (int i = 0; i < 100; i++) {
                String host = host(random);
                assertThat(lookAlikes.zone(host))
                        .as("%s among %s", host, zones)
                        .isEqualTo(zones.stream()
                                .filter(zone -> lookAlikes.isAlike(host, zone))
                                .findFirst());
            }
        }
    }

    /** Each host compared with each zone would take minutes. */
    @Test
    @Timeout(60)
    void manyHostsAreComparedWithManyZones() {
        List<String> zones = IntStream.range(0, 20_000)
                .mapToObj(i -> "team" + (char) ('a' + i % 26) + i + ".zone" + i % 977 + ".com")
                .toList();
        LookAlikes lookAlikes = new LookAlikes(zones, PublicSuffixList.installed());

        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(i -> "www.stranger" + i + ".org")
                        .filter(host -> lookAlikes.zone(host).isPresent()))
                .isEmpty();
    }
}
