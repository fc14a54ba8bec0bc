package io.github.pcaconstrain.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.encoding.Notes;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dns:www.dev.example.com            | dev.example.com
        dns:WWW.Example.COM                | example.com
        dns:*.dev.example.com              | dev.example.com
        dns:example.com                    | example.com
        dns:localhost                      | localhost
        email:a@mail.example.com           | mail.example.com
        uri:https://www.example.com:8/x    | example.com
        uri:urn:isbn:1                     | URIs without a host name
        ip:10.20.30.40                     | 10.20.30.0/24
        ip:fd12:3456:789a:1::5             | fd12:3456:789a:1::/64
        dn:CN=x,O=Example Corp,C=US        | O=Example Corp
        dn:CN=x                            | subject names without an organization
        """)
    void theZoneOfANameIsTheDomainThatItIsIn(String name, String zone) {
        assertThat(Zone.of(NameSyntax.parse(name, Notes.IGNORED)).name()).isEqualTo(zone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dns:dev.example.com         | dev.example.com
        dns:.Dev.example.com        | dev.example.com
        dns:                        | all DNS names
        email:a@mail.example.com    | mail.example.com
        email:.example.com          | example.com
        uri:www.example.com         | www.example.com
        ip:10.20.0.0/16             | 10.20.0.0/16
        dn:O=Example Corp,C=US      | O=Example Corp
        """)
    void theZoneOfAConstraintIsTheDomainThatItSpeaksOf(String constraint, String zone) {
        assertThat(Zone.of(ConstraintSyntax.parse(constraint, Notes.IGNORED)).name())
                .isEqualTo(zone);
    }

    @Test
    void subdomainsFollowTheirDomain() {
        List<String> names = List.of(
                "x.b.example.com", "x.a.example.org", "x.example.com", "x.a-b.example.com", "x.a.b.example.com");
        TreeSet<Zone> zones = new TreeSet<>();
        names.forEach(name -> zones.add(Zone.of(NameSyntax.parse("dns:" + name, Notes.IGNORED))));
        zones.add(Zone.everything("all DNS names"));

        assertThat(zones.stream().map(Zone::name))
                .containsExactly(
                        "all DNS names",
                        "example.com",
                        "a-b.example.com",
                        "b.example.com",
                        "a.b.example.com",
                        "a.example.org");
    }
}
