package io.github.pcaconstrain.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that is given as an example of those that are lost or gained. */
class ExamplesTest {
    private static NameConstraints constraints(String notation) {
        return notation == null
                ? NameConstraints.of(List.of(), List.of())
                : RawNames.chain(notation).get(0).constraints();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        DNS            | permit a.com                 | permit .a.com                         | dns:a.com             |
        DNS            | permit .a.com                | permit a.com                          |                       | dns:a.com
        DNS            | permit a.com                 | permit b.com                          | dns:a.com             | dns:b.com
        DNS            | permit com                   | permit dns:                           |                       | dns:host
        DNS            | -                            | permit a.com                          | dns:host.com          |
        DNS            | permit a.com                 | permit a.com; exclude x.a.com         | dns:x.a.com           |
        DNS            | permit a.com                 | permit a.com; exclude .a.com          | dns:host.a.com        |
        DNS            | permit com                   | permit com; exclude com               | dns:host.com          |
        DNS            | permit host.com              | permit com                            |                       | dns:other.com
        DNS            | permit host.com; permit other.com; permit a.com | permit com         |                       | dns:b.com
        DNS            | permit a.com                 | permit A.com                          |                       |
        DNS            | permit otherName:1.2.3       | -                                     |                       |
        IP             | permit ip:0.0.0.0/0          | -                                     |                       | ip:::
        IP             | permit ip:::/0               | -                                     |                       | ip:0.0.0.0
        IP             | permit ip:255.255.255.255/32 | permit ip:255.255.255.254/31          |                       | ip:255.255.255.254
        IP             | permit ip:10.0.0.0/8         | permit ip:10.0.0.0/9                  | ip:10.128.0.0         |
        IP             | -                            | permit ip:10.0.0.0/8                  | ip:11.0.0.0           |
        URI            | -                            | exclude uri:a.com                     | uri:https://a.com/    |
        URI            | permit uri:.a.com            | permit uri:b.a.com                    | uri:https://host.a.com/ |
        URI            | permit uri:com               | -                                     |                       | uri:https://host.com/
        EMAIL          | permit email:a.com           | permit email:u@a.com                  | email:someone@a.com   |
        EMAIL          | permit email:someone@a.com   | permit email:a.com                    |                       | email:someone1@a.com
        EMAIL          | permit email:a.com           | permit email:.a.com                   | email:someone@a.com   | email:someone@host.a.com
        DIRECTORY_NAME | permit dn:/O=Acme            | permit dn:/O=Acme/OU=IT               | dn:O=Acme             |
        DIRECTORY_NAME | permit dn:/O=Acme/OU=IT      | permit dn:/O=Acme                     |                       | dn:part of OU=IT,O=Acme
        DIRECTORY_NAME | -                            | permit dn:/O=Acme                     | dn:O=host             |
        DIRECTORY_NAME | -                            | permit dn:/O=HOST                     | dn:O=other            |
        DIRECTORY_NAME | -                            | permit dn:/O=\uff48ost               | dn:O=other            |
        DIRECTORY_NAME | -                            | permit dn:/O=ho\u00adst              | dn:O=other            |
        DIRECTORY_NAME | permit dn:/O=Acme            | permit dn:/O=Acme; exclude dn:/O=Acme/OU=IT | dn:OU=IT,O=Acme  |
        DIRECTORY_NAME | permit dn:/O=A; exclude dn:/O=A/OU=B/CN=C | permit dn:/O=A/OU=B; exclude dn:/O=A/OU=B/CN=C | dn:O=A |
        """)
    void examplesAreNamesThatAHostCanHave(NameForm form, String before, String after, String lost, String gained) {
        FormComparison compared = FormComparison.of(form, constraints(before), constraints(after));

        assertThat(compared.lost().map(PresentedName::text).orElse(null)).isEqualTo(lost);
        assertThat(compared.gained().map(PresentedName::text).orElse(null)).isEqualTo(gained);
        assertThat(compared.comparison()).isEqualTo(Comparison.of(lost != null, gained != null));
    }

    /** A host below this one has at most 253 octets (RFC 1035, section 3.1, without the root). */
    @ParameterizedTest
    @CsvSource({"247, host", "248, host", "249, a", "250, a", "251, a"})
    void aHostBelowALongOneIsStillAHost(int length, String label) {
        String host = host(length);

        assertThat(belowExcluded(host).lost().map(PresentedName::value)).contains(label + "." + host);
        assertThat(belowExcluded(host).comparison()).isEqualTo(Comparison.NARROWER);
    }

    @ParameterizedTest
    @CsvSource({"252", "253"})
    void thereIsNoneBelowTheLongest(int length) {
        assertThat(belowExcluded(host(length)).comparison()).isEqualTo(Comparison.SAME);
    }

    /** All hosts below it that have a letter as their label are allowed; those with a digit are not, and a wildcard tells. */
    @Test
    void aWildcardStandsForLabelsThatAreNotTried() {
        String host = host(251);
        List<DnsBase> letters = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> new DnsBase(Character.toString(letter) + "." + host))
                .toList();

        FormComparison compared = FormComparison.of(
                NameForm.DNS,
                NameConstraints.of(List.of(new DnsBase("." + host)), List.of()),
                NameConstraints.of(letters, List.of()));

        assertThat(compared.comparison()).isEqualTo(Comparison.NARROWER);
    }

    private static FormComparison belowExcluded(String host) {
        NameConstraints before = NameConstraints.of(List.of(new DnsBase(host)), List.of());
        NameConstraints after = NameConstraints.of(List.of(new DnsBase(host)), List.of(new DnsBase("." + host)));
        return FormComparison.of(NameForm.DNS, before, after);
    }

    private static String host(int length) {
        String text = ("x".repeat(50) + ".").repeat(6).substring(0, length - 1);
        return text + "y";
    }

    @Test
    void aLabelIsFoundEvenIfAllShortOnesOccur() {
        List<DnsBase> bases = new ArrayList<>(List.of(new DnsBase("host.com"), new DnsBase("other.com")));
        IntStream.rangeClosed('a', 'z').forEach(first -> {
            bases.add(new DnsBase(Character.toString(first) + ".com"));
            IntStream.rangeClosed('a', 'z')
                    .forEach(second -> bases.add(new DnsBase("" + (char) first + (char) second + ".com")));
        });
        bases.add(new DnsBase("unused0.com"));

        FormComparison compared = FormComparison.of(
                NameForm.DNS,
                NameConstraints.of(List.of(new DnsBase("com")), List.of()),
                NameConstraints.of(bases, List.of()));

        assertThat(compared.lost().map(PresentedName::text)).contains("dns:unused1.com");
    }

    @Test
    void whatCannotBeMatchedHasNoExample() {
        FormComparison compared = FormComparison.of(
                NameForm.OTHER_NAME, constraints("permit otherName:1.2.3"), constraints("permit otherName:1.2.4"));

        assertThat(compared.comparison()).isEqualTo(Comparison.INCOMPARABLE);
        assertThat(compared.lost()).isEmpty();
        assertThat(compared.gained()).isEmpty();
    }
}
