package io.github.pcaconstrain.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of names, from one name up. */
class PolicySearchTest {
    /** Names; "3x" before one stands for three certificates with it, and # for the numbers from 1 to 30. */
    private static List<PresentedName> names(String text) {
        List<PresentedName> names = new ArrayList<>();
        for (String each : text.strip().split(" +", -1)) {
            int times = each.matches("[0-9]+x.*") ? Integer.parseInt(each.substring(0, each.indexOf('x'))) : 1;
            String name = times == 1 ? each : each.substring(each.indexOf('x') + 1);
            for (int i = 1; i <= (name.contains("#") ? 30 : times); i++) {
                names.add(NameSyntax.parse(name.replace("#", String.valueOf(i)), Notes.IGNORED));
            }
        }
        return names;
    }

    private static Optional<Proposal> find(List<PresentedName> names, Limits limits) {
        NameCounts counts = new NameCounts();
        names.forEach(name -> counts.add(List.of(name)));
        return PolicySearch.find(counts, limits);
    }

    /** In binary, a tenth of ten is a bit less than one. */
    @Test
    void aTenthMayBeLeftOut() {
        assertThat(entries("9xhost.dev.example.com www.partner.net", Limits.NONE))
                .isEqualTo("dns:host.dev.example.com");
        assertThat(entries("8xhost.dev.example.com www.partner.net www.other.org", Limits.NONE))
                .contains("www.partner.net", "www.other.org");
        assertThat(new Limits(Optional.of(0.999), Optional.empty(), false).mostLeftOut(1000))
                .isOne();
        assertThat(new Limits(Optional.of(99.9 / 100), Optional.empty(), false).mostLeftOut(1000))
                .isOne();
        assertThat(new Limits(Optional.of(1.0), Optional.empty(), false).mostLeftOut(1000))
                .isZero();
    }

    /** A certificate counts once, however many of its names have the same host. */
    @ParameterizedTest
    @ValueSource(strings = {"email:u#@partner.net", "uri:https://partner.net/#"})
    void oneCertificateIsNoSupportForAHost(String name) {
        NameCounts counts = new NameCounts();
        String usual = name.replace("partner.net", "example.com");
        names("100x" + usual.replace("#", "1")).forEach(each -> counts.add(List.of(each)));
        counts.add(names(name));

        Proposal found = PolicySearch.find(counts, Limits.NONE).orElseThrow();

        assertThat(found.entries())
                .extracting(entry -> entry.base().text())
                .noneMatch(base -> base.contains("partner"));
        assertThat(found.entries()).extracting(Proposal.Entry::certificates).containsExactly(100L);
    }

    @Test
    void oneCertificateIsNoSupportForABlock() {
        NameCounts counts = new NameCounts();
        names("100xip:10.1.0.1").forEach(each -> counts.add(List.of(each)));
        counts.add(names("ip:10.99.#.1"));

        assertThat(PolicySearch.find(counts, Limits.NONE).orElseThrow().entries())
                .extracting(entry -> entry.base().text())
                .containsExactly("ip:10.1.0.0/24");
    }

    /** Two entries for one certificate cost more than to leave it out, but then nothing would be left. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.com www.example-mail.com",
                "a.co.uk b.co.uk",
                "ip:10.0.0.1 ip:172.16.0.1",
                "email:a@example.com email:b@example.org"
            })
    void aSingleCertificateMayHaveNamesInSeveralDomains(String text) {
        NameCounts counts = new NameCounts();
        counts.add(names(text));

        assertThat(PolicySearch.find(counts, Limits.NONE).orElseThrow().entries())
                .hasSize(2);
    }

    private static String entries(String names, Limits limits) {
        return find(names(names), limits)
                .map(proposal -> proposal.entries().stream()
                        .map(entry -> entry.base().text())
                        .collect(Collectors.joining(" ")))
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        // A single host is a subtree of its own; two hosts share their domain.
        "www.example.com, dns:www.example.com",
        "a.b.c.example.com, dns:a.b.c.example.com",
        "www.example.com mail.example.com, dns:example.com",
        "example.com www.example.com, dns:example.com",
        // The deepest subtree that all names share.
        "h#.svc.cluster.internal, dns:svc.cluster.internal",
        "a.h#.svc.cluster.internal, dns:svc.cluster.internal",
        // Two zones with many hosts each say nothing about a third.
        "h#.dev.example.com g#.test.example.com, dns:dev.example.com dns:test.example.com",
        // Never a public suffix, nor what is above one.
        "a.co.uk b.co.uk c.co.uk, dns:a.co.uk dns:b.co.uk dns:c.co.uk",
        "a.us-east-1.compute.amazonaws.com b.us-east-1.compute.amazonaws.com,"
                + " dns:a.us-east-1.compute.amazonaws.com dns:b.us-east-1.compute.amazonaws.com",
        "3xcompute.amazonaws.com 3xgithub.io, none",
        "a1.com a2.com, dns:a1.com dns:a2.com",
        // A private top-level name is a zone if enough certificates support it.
        "h#.corp, dns:corp",
        "a.corp b.corp, dns:a.corp dns:b.corp",
        "localhost, dns:localhost",
        // A wildcard uses all of its domain.
        "*.example.com, dns:example.com",
        // Case and renewals.
        "WWW.Example.COM 5xwww.example.com, dns:www.example.com",
        // Addresses: never finer than /24 and /64, neighbours merged.
        "ip:192.0.2.7, ip:192.0.2.0/24",
        "ip:10.31.0.1 ip:10.31.1.1 ip:10.31.2.1 ip:10.31.3.1, ip:10.31.0.0/22",
        "ip:10.0.0.1 ip:172.16.0.1, ip:10.0.0.0/24 ip:172.16.0.0/24",
        "ip:2001:db8::1 ip:2001:db8::2, ip:2001:db8::/64",
        "ip:10.1.0.1 ip:2001:db8::1, ip:10.1.0.0/24 ip:2001:db8::/64",
        // Mailboxes become hosts, and URIs their hosts; many of them, the domain above.
        "email:a@example.com email:b@example.com, email:example.com",
        "email:u@h#.example.com, email:.example.com",
        "uri:spiffe://example.org/ns/a uri:spiffe://example.org/ns/b, uri:example.org",
        "uri:https://h#.example.com/, uri:.example.com",
        "'uri:urn:uuid:1 www.example.com', dns:www.example.com",
    })
    void namesAreFolded(String names, String entries) {
        assertThat(entries(names, Limits.NONE)).isEqualTo(entries);
    }

    @Test
    void theOrderOfNamesDoesNotMatter() {
        List<PresentedName> names = new ArrayList<>();
        SyntheticFleet.of(1).members().forEach(member -> names.addAll(member.names()));
        Proposal first = find(names, Limits.NONE).orElseThrow();

        Collections.shuffle(names, new Random(2));

        assertThat(find(names, Limits.NONE).orElseThrow()).isEqualTo(first);
    }

    @Test
    void moreCoverageAddsTheNextBestEntries() {
        String names = "h#.example.com h#.example.net 3xwww.example.org vpn.example.info";

        assertThat(entries(names, Limits.NONE)).isEqualTo("dns:example.com dns:example.net dns:www.example.org");
        assertThat(entries(names, Limits.all()))
                .isEqualTo("dns:example.com dns:vpn.example.info dns:example.net dns:www.example.org");
    }

    @Test
    void fewerEntriesAreWiderOrCoverLess() {
        String names = "h#.dev.example.com g#.test.example.com h#.example.net";

        assertThat(entries(names, most(3))).isEqualTo("dns:dev.example.com dns:test.example.com dns:example.net");
        assertThat(entries(names, most(2))).isEqualTo("dns:example.com dns:example.net");
        Proposal one = find(names(names), most(1)).orElseThrow();
        assertThat(one.entries()).hasSize(1);
        assertThat(one.dropped()).hasSize(1);
    }

    private static Limits most(int entries) {
        return new Limits(Optional.empty(), Optional.of(entries), false);
    }

    @Test
    void typesThatNobodyUsesAreForbiddenOnlyOnRequest() {
        Proposal open = find(names("www.example.com"), Limits.NONE).orElseThrow();
        assertThat(open.closed()).isEmpty();

        Proposal closed = find(names("www.example.com"), new Limits(Optional.empty(), Optional.empty(), true))
                .orElseThrow();
        assertThat(closed.constraints().permitted().stream()
                        .map(subtree -> subtree.base().text()))
                .contains("dns:www.example.com", "ip:192.0.2.0/32", "email:invalid", "uri:invalid");
    }

    /** If it were left open, the policy would permit any name of the type for the sake of one. */
    @Test
    void aTypeOfWhichThereAreOnlyStraysIsForbidden() {
        Proposal proposal = find(names("h#.example.com email:stray@example.org"), Limits.NONE)
                .orElseThrow();

        assertThat(proposal.closed()).extracting(Enum::name).containsExactly("EMAIL");
    }

    @Test
    void aCertificateWithManyStrayNamesIsOneCertificate() {
        NameCounts counts = new NameCounts();
        names("h#.example.com").forEach(name -> counts.add(List.of(name)));
        counts.add(names("a.example.net b.example.net c.example.net d.example.net e.example.net"));

        assertThat(PolicySearch.find(counts, Limits.NONE).orElseThrow().entries())
                .extracting(entry -> entry.base().text())
                .containsExactly("dns:example.com");
    }

    @Test
    void subjectsStartWithTheirOrganization() {
        String[] subjects = new String[30];
        Arrays.setAll(subjects, i -> "dn:CN=h" + i + ",OU=Web,O=Acme,C=US");
        NameCounts counts = new NameCounts();
        for (String subject : subjects) {
            counts.add(List.of(NameSyntax.parse(subject, Notes.IGNORED)));
        }

        assertThat(PolicySearch.find(counts, Limits.NONE).orElseThrow().entries())
                .extracting(entry -> entry.base().text())
                .containsExactly("dn:OU=Web,O=Acme,C=US");
    }

    @Test
    void subjectsWithoutAnOrganizationAreNotLimited() {
        NameCounts counts = new NameCounts();
        for (int i = 0; i < 30; i++) {
            counts.add(List.of(
                    NameSyntax.parse("dn:CN=h" + i, Notes.IGNORED),
                    NameSyntax.parse("h" + i + ".example.com", Notes.IGNORED)));
        }

        Proposal proposal = PolicySearch.find(counts, Limits.NONE).orElseThrow();
        assertThat(proposal.entries()).extracting(entry -> entry.base().text()).containsExactly("dns:example.com");
        assertThat(proposal.open()).extracting(Enum::name).containsExactly("DIRECTORY_NAME");
    }
}
