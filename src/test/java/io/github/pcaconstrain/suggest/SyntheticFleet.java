package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A fleet of certificates with known zones and outliers of each kind.
 *
 * @param zones the subtrees that a policy should have, as typed
 * @param members the certificates, in random order
 */
public record SyntheticFleet(TreeSet<String> zones, List<Member> members) {
    /**
     * A certificate.
     *
     * @param names its alternative names
     * @param kind what kind of outlier it is; empty for none
     */
    public record Member(List<PresentedName> names, String kind) {
        public boolean isOutlier() {
            return !kind.isEmpty();
        }
    }

    private static final int SIZE = 2000;

    /** Domains of which a fleet has some. */
    private static final List<String> DOMAINS = List.of(
            "acme.com", "globex.co.uk", "initech.net", "hooli.io", "umbrella.org", "soylent.com.au", "wonka.de");

    private static final List<String> STAGES = List.of("prod", "dev", "test", "stage");
    private static final List<String> PRIVATE = List.of("svc.cluster.internal", "corp.lan", "hq.intra");
    private static final List<String> ROLES = List.of("web", "api", "db", "cache", "mq", "auth", "ldap", "files");

    /** The fleet of a seed. */
    public static SyntheticFleet of(int seed) {
        return new Maker(new Random(seed)).make();
    }

    private static final class Maker {
        private final Random random;
        private final List<String> zones = new ArrayList<>();
        private final TreeSet<String> expected = new TreeSet<>();
        private final List<Member> members = new ArrayList<>();
        private int serial;

        Maker(Random random) {
            this.random = random;
        }

        SyntheticFleet make() {
            List<String> domains = new ArrayList<>(DOMAINS);
            Collections.shuffle(domains, random);
            zones.add(domains.get(0)); // all of a domain
            int stages = 2 + random.nextInt(3);
            STAGES.subList(0, stages).forEach(stage -> zones.add(stage + "." + domains.get(1)));
            zones.add("eu." + domains.get(2));
            zones.add(PRIVATE.get(random.nextInt(PRIVATE.size())));
            zones.forEach(zone -> expected.add("dns:" + zone));
            outliers(domains);
            addresses();
            mailsAndUris(domains.get(0));
            while (members.size() < SIZE) {
                add(dns(host(zones.get(random.nextInt(zones.size())))), "");
            }
            Collections.shuffle(members, random);
            return new SyntheticFleet(expected, List.copyOf(members));
        }

        /** A host below a zone: directly, below one of a few labels, or a wildcard. */
        private String host(String zone) {
            String host = ROLES.get(random.nextInt(ROLES.size())) + "-" + serial++;
            int shape = random.nextInt(10);
            if (zone.startsWith("svc.")) {
                return host + ".ns" + random.nextInt(6) + "." + zone;
            }
            if (shape == 0) {
                return "*." + host + "." + zone;
            }
            return shape < 4 ? host + ".rack" + random.nextInt(5) + "." + zone : host + "." + zone;
        }

        private void addresses() {
            int third = random.nextInt(60) * 4;
            for (int i = 0; i < 24; i++) {
                String address = "10.31." + (third + i % 4) + "." + (1 + random.nextInt(250));
                add(ip(address), "");
            }
            expected.add("ip:10.31." + third + ".0/22");
            int second = 64 + random.nextInt(60);
            for (int i = 0; i < 30; i++) {
                add(ip("192.168." + second + "." + (1 + random.nextInt(250))), "");
            }
            expected.add("ip:192.168." + second + ".0/24");
        }

        private void mailsAndUris(String domain) {
            for (int i = 0; i < 40; i++) {
                add(new PresentedName.Email("user" + i + "@mail." + domain), "");
                add(new PresentedName.Uri("spiffe://trust." + domain + "/ns/" + i), "");
            }
            expected.add("email:mail." + domain);
            expected.add("uri:trust." + domain);
        }

        private void outliers(List<String> domains) {
            add(dns("www" + random.nextInt(99) + ".partner-x.example"), "foreign-domain");
            add(dns("cdn.third" + random.nextInt(99) + ".net"), "foreign-domain");
            add(dns("legacy" + random.nextInt(99) + "." + domains.get(1)), "one-off");
            add(dns("vpn.ap." + domains.get(2)), "one-off");
            String name = domains.get(0);
            add(dns("login." + name.charAt(0) + "x" + name.substring(1)), "look-alike");
            add(
                    dns("shop.neighbour" + random.nextInt(99) + ".co.uk"),
                    zoneUnder("co.uk") ? "same-suffix" : "foreign-domain");
            add(ip("172.20." + random.nextInt(250) + ".7"), "one-off");
            add(new PresentedName.Email("someone@freemail" + random.nextInt(99) + ".com"), "foreign-domain");
            add(new PresentedName.Uri("https://tracker" + random.nextInt(99) + ".biz/x"), "foreign-domain");
        }

        private boolean zoneUnder(String suffix) {
            return zones.stream().anyMatch(zone -> zone.endsWith("." + suffix));
        }

        private void add(PresentedName name, String kind) {
            List<PresentedName> names = new ArrayList<>(List.of(name));
            boolean isMixed = !kind.isEmpty() && random.nextBoolean();
            if (isMixed) {
                names.add(dns(host(zones.get(0)))); // one stray name is enough
            }
            members.add(new Member(List.copyOf(names), kind));
        }

        private static PresentedName dns(String host) {
            return new PresentedName.Dns(host);
        }

        private static PresentedName ip(String address) {
            return new PresentedName.Ip(IpAddress.parse(address).orElseThrow());
        }
    }

    /** Names of zones that no fleet has. */
    public static List<PresentedName> foreign(int count, Random random) {
        List<String> zones = List.of(
                "evil.com",
                "other.co.uk",
                "acme.com.evil.net",
                "cluster.local",
                "prod.example",
                "com",
                "xacme.com",
                "lan");
        List<PresentedName> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String host = "host" + random.nextInt(1_000_000) + "." + zones.get(i % zones.size());
            names.add(new PresentedName.Dns(host));
        }
        return names;
    }
}
