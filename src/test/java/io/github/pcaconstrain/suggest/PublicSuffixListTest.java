package io.github.pcaconstrain.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of the kinds that publicsuffix.org tests implementations with. */
class PublicSuffixListTest {
    private static final PublicSuffixList LIST = PublicSuffixList.installed();

    @Test
    void itHasADate() {
        assertThat(LIST.date()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    }

    /** Maven puts the list of the jar over the copy. After an update of HttpClient, copy it to the resources. */
    @Test
    void theCopyIsTheListOfTheJar() throws IOException {
        String list = "org/publicsuffix/list/effective_tld_names.dat";
        try (InputStream built = PublicSuffixList.class.getResourceAsStream("/" + list)) {
            assertThat(Files.readAllBytes(Path.of("src/main/resources", list)))
                    .isEqualTo(Objects.requireNonNull(built).readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, com, example.com",
        "a.b.example.co.uk, co.uk, example.co.uk",
        "example.co.uk, co.uk, example.co.uk",
        "co.uk, co.uk, co.uk",
        "www.ck, ck, www.ck",
        "a.www.ck, ck, www.ck",
        "a.b.test.ck, test.ck, b.test.ck",
        "city.kobe.jp, jp, kobe.jp",
        "a.b.c.kobe.jp, c.kobe.jp, b.c.kobe.jp",
        "x.github.io, github.io, x.github.io",
        "i.us-east-1.compute.amazonaws.com, us-east-1.compute.amazonaws.com, i.us-east-1.compute.amazonaws.com",
        "xn--85x722f.com.cn, com.cn, xn--85x722f.com.cn",
        "a.xn--55qx5d.cn, xn--55qx5d.cn, a.xn--55qx5d.cn",
        "host.corp, corp, host.corp",
        "localhost, localhost, localhost",
    })
    void aHostIsRegisteredBelowItsSuffix(String host, String suffix, String registered) {
        assertThat(LIST.suffix(host)).isEqualTo(suffix);
        assertThat(LIST.registered(host)).isEqualTo(registered);
    }

    @ParameterizedTest
    @CsvSource({
        "com, true",
        "co.uk, true",
        "uk, true",
        "compute.amazonaws.com, true",
        "amazonaws.com, true",
        "github.io, true",
        "example.com, false",
        "corp, false",
        "cluster.internal, false",
        "www.ck, false",
    })
    void aSubtreeWithStrangersIsShared(String name, boolean isShared) {
        assertThat(LIST.isShared(name)).isEqualTo(isShared);
    }

    @ParameterizedTest
    @CsvSource({"host.example.com, true", "host.corp, false", "svc.cluster.internal, false", "a.example, false"})
    void privateNamesAreNotRegistered(String name, boolean isRegistered) {
        assertThat(LIST.isRegistered(name)).isEqualTo(isRegistered);
    }
}
