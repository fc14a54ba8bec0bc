package io.github.pcaconstrain.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.SampleCertificates;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.suggest.SyntheticFleet;
import io.github.pcaconstrain.suggest.SyntheticFleet.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code suggest} makes of certificates, lists and zone files, and whether {@code impact} agrees. */
class SuggestCommandTest {
    private static final String AT = "--at=2026-06-01T00:00:00Z";
    private static final Instant EXPIRY = Instant.parse("2026-05-01T00:00:00Z");
    private static final int MEMBERS = 500;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private static TestCertificates leaf(long serial, String... hosts) {
        GeneralName[] names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, hosts[i]);
        }
        return TestCertificates.leaf().serial(serial).names(names);
    }

    private static List<TestCertificates> hosts(String zone, int count, int firstSerial) {
        return IntStream.range(0, count)
                .mapToObj(i -> leaf(firstSerial + i, "h" + i + "." + zone))
                .toList();
    }

    private void write(String file, List<TestCertificates> certificates) {
        cli.write(file, SampleCertificates.pem(certificates.toArray(TestCertificates[]::new)));
    }

    private JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Outcome outcome = cli.run(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isLessThan(2);
        return JsonMapper.shared().readTree(outcome.out());
    }

    private static Set<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(field).asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Real certificates of a fleet, some of them expired, with a CA among them. */
    private void writeFleet(int seed) {
        SyntheticFleet fleet = SyntheticFleet.of(seed);
        Random random = new Random(seed);
        List<TestCertificates> certificates = new ArrayList<>();
        X509Certificate ca = TestCertificates.ca("Fleet CA")
                .subject(new X500Name("O=Fleet,CN=Fleet CA"))
                .build();
        certificates.add(TestCertificates.ca("Fleet CA").subject(new X500Name("O=Fleet,CN=Fleet CA")));
        long serial = 100;
        for (Member member : fleet.members()) {
            if (!member.isOutlier() && serial > 100 + MEMBERS) {
                continue;
            }
            boolean isExpired = random.nextInt(10) == 0;
            TestCertificates certificate = TestCertificates.leaf()
                    .issuer(ca)
                    .serial(serial++)
                    .names(member.names().stream().map(FleetFiles::general).toArray(GeneralName[]::new));
            if (random.nextBoolean()) {
                certificate.subject(new X500Name("O=Fleet,CN=" + serial));
            }
            if (isExpired) {
                certificate.validity(TestCertificates.NOT_BEFORE, EXPIRY);
            } else if (random.nextInt(10) == 0) {
                certificate.validity(Instant.parse("2024-01-01T00:00:00Z"), TestCertificates.NOT_AFTER);
            }
            certificates.add(certificate);
        }
        write("fleet.pem", certificates);
    }

    @ParameterizedTest
    @CsvSource({"1,", "2,", "3, --coverage=99.9%", "4, --coverage=100%", "5, --max-entries=4", "6, --issued-within=1y"})
    void impactRefusesExactlyWhatIsLeftOut(int seed, @Nullable String option) throws IOException {
        writeFleet(seed);
        List<String> words = new ArrayList<>(List.of("suggest", AT, "./fleet.pem"));
        if (option != null) {
            words.add(option);
        }
        JsonNode suggested = json(words.toArray(String[]::new)).path("policies").path(0);
        Files.writeString(
                folder.resolve("policy.json"), suggested.path("policy").toString());

        JsonNode impact = json("impact", AT, "--policy", "./policy.json", "./fleet.pem");

        assertThat(texts(impact.path("refused"), "serial")).isEqualTo(texts(suggested.path("leftOut"), "serial"));
        assertThat(impact.path("examined").asLong())
                .isEqualTo(suggested.path("certificates").asLong());
        assertThat(suggested.path("leftOut").isEmpty()).isEqualTo(option != null && option.contains("coverage"));
    }

    @Test
    void aPolicyWithCommentsIsAPolicy() {
        write("a.pem", hosts("dev.example.com", 12, 10));

        Outcome outcome = cli.run("suggest", AT, "./a.pem", "-o", "./policy.yaml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("1 entry covers all 12 certificates\n");
        assertThat(cli.read("policy.yaml")).contains("- \"dev.example.com\" # 12 certificates, newest 2026-01-01\n");
        assertThat(cli.run("encode", "-q", "--policy", "./policy.yaml").exitCode())
                .isZero();
        assertThat(cli.run("check", "--policy", "./policy.yaml", "h1.dev.example.com")
                        .exitCode())
                .isZero();
    }

    /** The applicant chooses the subject of a certificate; it must not get into the policy. */
    @Test
    void aSubjectCannotEndTheComment() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 30, 10));
        String evil = "x\npermitted:\r\n  dns: [\"evil.example\"]\u2028\u0085# ";
        certificates.add(leaf(99, "evil.example")
                .subject(new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String(evil))})));
        write("a.pem", certificates);

        Outcome outcome = cli.run("suggest", AT, "./a.pem");

        assertThat(outcome.exitCode()).isEqualTo(1);
        cli.write("policy.yaml", outcome.out());
        assertThat(cli.run("check", "--policy", "./policy.yaml", "evil.example").exitCode())
                .isEqualTo(1);
    }

    @Test
    void eachOutlierHasAReasonAndAPrice() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 40, 10));
        certificates.add(leaf(70, "www.example.org"));
        certificates.add(leaf(71, "old.other.net").validity(TestCertificates.NOT_BEFORE, EXPIRY));
        write("a.pem", certificates);

        JsonNode policy = json("suggest", AT, "./a.pem").path("policies").path(0);

        assertThat(texts(policy.path("leftOut"), "reason")).containsExactly("look-alike");
        assertThat(texts(policy.path("leftOut").path(0).path("names"), "toInclude"))
                .containsExactly("dns:www.example.org");
        assertThat(texts(policy.path("expiredLeftOut"), "reason")).containsExactly("expired");
        JsonNode without = json("suggest", AT, "--exclude-expired", "./a.pem");
        assertThat(without.path("policies").path(0).path("expiredLeftOut")).isEmpty();
    }

    @Test
    void whatWasIssuedEarlierFoundsNoZone() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("new.example.com", 20, 10));
        hosts("old.example.net", 20, 50)
                .forEach(leaf -> certificates.add(
                        leaf.validity(Instant.parse("2025-01-01T00:00:00Z"), TestCertificates.NOT_AFTER)));
        write("a.pem", certificates);

        JsonNode policy = json("suggest", AT, "--issued-within", "1y", "./a.pem")
                .path("policies")
                .path(0);

        assertThat(texts(policy.path("entries"), "permitted")).containsExactly("dns:new.example.com");
        assertThat(policy.path("leftOut")).hasSize(20);
        assertThat(texts(policy.path("leftOut"), "reason")).containsExactly("issued-earlier");
    }

    /** A CA's own constraints refuse the name already, so permitting it would change nothing. */
    @Test
    void whatTheCaAboveRefusesFoundsNoZone() {
        byte[] constraints = HexFormat.of().parseHex("3011a00f300d820b6578616d706c652e6e6574");
        TestCertificates ca = TestCertificates.ca("Issuing").constraints(constraints);
        List<TestCertificates> certificates = new ArrayList<>(List.of(ca));
        X509Certificate issuer = ca.build();
        for (int i = 0; i < 20; i++) {
            certificates.add(leaf(10 + i, "h" + i + ".example.net").issuer(issuer));
            certificates.add(leaf(50 + i, "h" + i + ".example.org").issuer(issuer));
        }
        write("a.pem", certificates);

        JsonNode policy = json("suggest", AT, "./a.pem").path("policies").path(0);

        assertThat(texts(policy.path("entries"), "permitted")).containsExactly("dns:example.net");
        assertThat(texts(policy.path("leftOut"), "reason")).containsExactly("refused-today");
    }

    @Test
    void eachCaGetsAFileOfItsOwn() {
        X509Certificate one = TestCertificates.ca("CA One").build();
        X509Certificate two = TestCertificates.ca("CA Two").build();
        List<TestCertificates> certificates = new ArrayList<>();
        hosts("one.example.com", 12, 10).forEach(leaf -> certificates.add(leaf.issuer(one)));
        hosts("two.example.com", 12, 50).forEach(leaf -> certificates.add(leaf.issuer(two)));
        write("a.pem", certificates);

        Outcome outcome = cli.run("suggest", AT, "--per-ca", "--out-dir", "./policies", "./a.pem");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(cli.read("policies/ca-one.yaml"))
                .contains("\"one.example.com\"")
                .doesNotContain("two.");
        assertThat(cli.read("policies/ca-two.yaml"))
                .contains("\"two.example.com\"")
                .doesNotContain("one.");
        assertThat(cli.run("suggest", AT, "--per-ca", "./a.pem").exitCode()).isEqualTo(2);
    }

    @Test
    void aFleetOfOneGetsItsHost() {
        write("a.pem", List.of(leaf(10, "www.example.com")));

        assertThat(texts(json("suggest", AT, "./a.pem").path("policies").path(0).path("entries"), "permitted"))
                .containsExactly("dns:www.example.com");
    }

    @Test
    void aFolderWithoutCertificatesIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        cli.write("empty/notes.txt", "none here\n");

        Outcome outcome = cli.run("suggest", "./empty");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("./empty: there are no certificates or names\n");
    }

    /** Their subjects say little about the names that they sign. */
    @Test
    void certificatesOfCasAloneAreNoted() {
        write(
                "cas.pem",
                IntStream.range(0, 3)
                        .mapToObj(i -> TestCertificates.ca("CA " + i).subject(new X500Name("O=Acme,CN=CA " + i)))
                        .toList());

        Outcome outcome = cli.run("suggest", AT, "./cas.pem");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains(
                        "note: all certificates are those of CAs; those that they issued tell which names they need\n");
    }

    /** Such as the CAs that an operating system trusts. */
    @Test
    void casOfManyOrganizationsHaveNothingInCommon() {
        List<TestCertificates> cas = IntStream.range(0, 60)
                .mapToObj(i -> TestCertificates.ca("Root " + i)
                        .subject(new X500Name("C=" + (i % 2 == 0 ? "US" : "DE") + ",O=Org " + i + ",CN=Root " + i)))
                .toList();
        write("roots.pem", cas);

        Outcome outcome = cli.run("suggest", AT, "./roots.pem");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("no policy fits: 60 certificates, all of CAs, with nothing in common")
                .contains("hint: give the certificates that the CAs issued");
    }

    @Test
    void whatCannotBeReadFailsTheRun() {
        write("a.pem", hosts("dev.example.com", 12, 10));
        cli.write("b.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        Outcome outcome = cli.run("suggest", AT, "./a.pem", "./b.pem");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("warning: ./b.pem:1: its PEM block does not hold DER");
        assertThat(cli.run("suggest", AT, "--keep-going", "./a.pem", "./b.pem").exitCode())
                .isZero();
    }

    @Test
    void coverageIsAPromise() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 40, 10));
        certificates.add(leaf(80, "a.example.net"));
        certificates.add(leaf(81, "b.example.org"));
        write("a.pem", certificates);

        Outcome all = cli.run("suggest", AT, "--coverage", "100%", "./a.pem");
        assertThat(all.exitCode()).as(all.err()).isZero();
        Outcome one = cli.run("suggest", AT, "--coverage", "100%", "--max-entries", "1", "./a.pem");
        assertThat(one.exitCode()).isEqualTo(4);
        assertThat(one.out()).isEmpty();
        assertThat(one.err())
                .contains("no policy with at most 1 entry covers 100% of the certificates: the one that covers most"
                        + " covers 95.2%\n");
        assertThat(cli.run("suggest", AT, "--coverage", "x", "./a.pem").exitCode())
                .isEqualTo(2);
    }

    /** In binary, a share of the certificates is seldom what it is in decimal. */
    @Test
    void aShareThatIsReachedExactlyIsReached() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 9, 10));
        certificates.add(leaf(80, "www.partner.net"));
        write("a.pem", certificates);

        for (String[] option : new String[][] {{}, {"--coverage", "90%"}}) {
            List<String> words = new ArrayList<>(List.of("suggest", AT, "./a.pem"));
            words.addAll(List.of(option));
            JsonNode policy =
                    json(words.toArray(String[]::new)).path("policies").path(0);
            assertThat(texts(policy.path("entries"), "permitted")).containsExactly("dns:dev.example.com");
            assertThat(policy.path("leftOut")).hasSize(1);
        }
    }

    @Test
    void theNextCommandCanBeTyped() {
        write("all certificates.pem", hosts("dev.example.com", 12, 10));

        Outcome outcome = cli.run("suggest", AT, "./all certificates.pem", "-o", "./my policy.yaml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(cli.read("my policy.yaml"))
                .containsPattern("# +pca-constrain impact --policy FILE '[^']*all certificates.pem'\n");
    }

    @Test
    void namesAndZoneFilesNeedNoCertificates() {
        cli.write("names.txt", """
            h1.dev.example.com
            h2.dev.example.com
            # none
            10.1.2.3
            user@example.com
            https://api.example.com/x
            """);
        cli.write("zone.db", """
            $TTL 1h
            @       IN SOA ns hostmaster ( 1 ; serial
                        2h 1h 1w 1h )
                    IN NS  ns
            ns      A      192.0.2.1
            www 300 IN A   192.0.2.2
                    AAAA   2001:db8::2
            ftp     CNAME  www
            _dmarc  TXT    "v=DMARC1; p=none"
            $ORIGIN lab.example.org.
            $GENERATE 1-3 node${0,2} A 192.0.2.$
            """);

        JsonNode names =
                json("suggest", AT, "--names", "./names.txt").path("policies").path(0);
        assertThat(texts(names.path("entries"), "permitted"))
                .containsExactly("dns:dev.example.com", "email:example.com", "ip:10.1.2.0/24", "uri:api.example.com");
        JsonNode zone = json("suggest", AT, "--zone", "example.org=" + folder.resolve("zone.db"))
                .path("policies")
                .path(0);
        assertThat(texts(zone.path("entries"), "permitted"))
                .containsExactly(
                        "dns:ftp.example.org", "dns:lab.example.org", "dns:ns.example.org", "dns:www.example.org");
        assertThat(zone.path("certificates").asLong()).isEqualTo(7);
        Outcome relative = cli.run("suggest", AT, "--zone", "./zone.db");
        assertThat(relative.exitCode()).isEqualTo(2);
        assertThat(relative.err()).contains("./zone.db:2: '@' is relative, and there is no $ORIGIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portable", "pca", "rfc5280"})
    void theResultPassesTheProfile(String profile) {
        writeFleet(7);

        Outcome outcome = cli.run("suggest", AT, "--lint-profile", profile, "./fleet.pem", "-o", "./policy.yaml");

        assertThat(outcome.exitCode()).as(outcome.err()).isLessThan(2);
        Outcome lint = cli.run("lint", "--lint-profile", profile, "--policy", "./policy.yaml");
        assertThat(lint.exitCode()).as(lint.out()).isZero();
    }

    @Test
    void nothingIsDecidedByTheOrderOfCertificates() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 20, 10));
        certificates.addAll(hosts("test.example.com", 20, 50));
        write("a.pem", certificates);
        Collections.reverse(certificates);
        write("b.pem", certificates);

        assertThat(json("suggest", AT, "./b.pem").path("policies").path(0).path("policy"))
                .isEqualTo(
                        json("suggest", AT, "./a.pem").path("policies").path(0).path("policy"));
    }

    /** The CA of a sandbox gets the policy: it signs what the policy covers, and refuses what impact says it would. */
    @Test
    void applyTestAndImpactAgree() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 20, 10));
        certificates.add(leaf(80, "a.partner.net"));
        write("a.pem", certificates);
        JsonNode leftOut = json("suggest", AT, "--close-forms", "./a.pem")
                .path("policies")
                .path(0)
                .path("leftOut");
        assertThat(texts(leftOut.path(0).path("names"), "name")).containsExactly("dns:a.partner.net");
        cli.run("suggest", "-q", AT, "--close-forms", "./a.pem", "-o", "./policy.yaml");

        JsonNode refused =
                json("impact", AT, "--policy", "./policy.yaml", "./a.pem").path("refused");
        assertThat(texts(refused, "serial")).isEqualTo(texts(leftOut, "serial"));
        try (ApplyWorld world = new ApplyWorld()) {
            Outcome applied = world.run(
                    folder,
                    "apply",
                    "--parent",
                    world.root,
                    "--policy",
                    "./policy.yaml",
                    "--yes",
                    "--out-dir",
                    "./run");
            assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
            Outcome tested = world.run(folder, "test", "--permit", "h3.dev.example.com", "--deny", "a.partner.net");
            assertThat(tested.exitCode()).as(tested.out() + tested.err()).isZero();
        }
    }

    private static byte[] der(String pem, int index) {
        String base64 =
                pem.split("-----BEGIN CERTIFICATE-----\n", -1)[1 + index].split("-----", 2)[0];
        return Base64.getMimeDecoder().decode(base64);
    }

    /** In a bundle of hundreds, a place alone leads nowhere. */
    @Test
    void whatIsLeftOutCanBeFound() throws NoSuchAlgorithmException {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 40, 10));
        certificates.add(17, leaf(80, "a.partner.net"));
        write("a.pem", certificates);
        cli.write("names.txt", "# a list\n\nb.partner.net\n");

        JsonNode leftOut = json("suggest", AT, "./a.pem", "--names", "./names.txt")
                .path("policies")
                .path(0)
                .path("leftOut");

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(der(cli.read("a.pem"), 17));
        JsonNode certificate = leftOut.path(0);
        assertThat(certificate.path("place").asString()).isEqualTo("./a.pem");
        assertThat(certificate.path("index").asInt()).isEqualTo(18);
        assertThat(certificate.path("serial").asString()).isEqualTo("50");
        assertThat(certificate.path("sha256").asString())
                .isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(leftOut.path(1).path("place").asString()).isEqualTo("./names.txt:3");
        assertThat(leftOut.path(1).has("sha256")).isFalse();
        assertThat(cli.run("suggest", AT, "./a.pem").err())
                .contains(
                        "in ./a.pem #18: dns:a.partner.net: no entry of the policy is in the domain partner.net (one more entry"
                                + " includes it)\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --names ./nosuch          | ./nosuch: there is no such file
        --zone ./nosuch           | ./nosuch: there is no such file
        --zone a.example=./nosuch | ./nosuch: there is no such file
        ./nosuch                  | ./nosuch: there is no such file, and it is not host:port
        --names ./empty           | ./empty: it is a folder
        ./broken.pem              | nothing could be read: ./broken.pem:1: its PEM block does not hold DER
        --keep-going ./broken.pem | nothing could be read: ./broken.pem:1: its PEM block does not hold DER
        """)
    void whatLeadsNowhereIsOneError(String words, String error) throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        cli.write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        Outcome outcome = cli.run(("suggest " + words.replace("=./", "=" + folder + "/")).split(" ", -1));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().toList()).hasSize(2).first().asString().startsWith("pca-constrain: " + error);
    }

    /** Each line is one of a list in which the hosts h1 to h12.dev.example.com have their zone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        WWW.Dev.Example.COM         | covered
        www.dev.example.com.        | covered
        _x.dev.example.com          | covered
        *.dev.example.com           | covered
        dns:www.dev.example.com     | covered
        b\u00fccher.dev.example.com | covered
        *.com                       | cannot-be-permitted
        com                         | cannot-be-permitted
        github.io                   | cannot-be-permitted
        me.github.io                | foreign-domain
        *                           | cannot-be-permitted
        *.*.dev.example.com         | cannot-be-permitted
        a..dev.example.com          | cannot-be-permitted
        -a.dev.example.com          | cannot-be-permitted
        10.20.0.0/16                | cannot-be-permitted
        localhost                   | foreign-domain
        dev.exarnple.com            | look-alike
        """)
    void oddNamesOfAList(String name, String outcome) {
        String zone = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "h" + i + ".dev.example.com\n")
                .collect(Collectors.joining());
        cli.write("names.txt", zone + name + "\n");

        JsonNode policy =
                json("suggest", AT, "--names", "./names.txt").path("policies").path(0);

        assertThat(texts(policy.path("entries"), "permitted")).contains("dns:dev.example.com");
        assertThat(policy.path("notLimited").toString()).doesNotContain("dns");
        Set<String> reasons = texts(policy.path("leftOut"), "reason");
        assertThat(reasons).isEqualTo(outcome.equals("covered") ? Set.of() : Set.of(outcome));
    }

    /** A name alone becomes an entry of its type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        10.1.2.3                              | ip:10.1.2.0/24
        2001:db8::1                           | ip:2001:db8::/64
        ::ffff:10.1.2.3                       | ip:::/64
        User@Example.COM                      | email:example.com
        "quoted local"@example.com            | email:example.com
        "a@b"@example.com                     | email:example.com
        user=tag@example.com                  | email:example.com
        email:u@example.com                   | email:example.com
        SPIFFE://Example.ORG/ns/a             | uri:example.org
        URI:https://api.example.com:8443/x    | uri:api.example.com
        CN=api,O=Acme,C=US                    | dn:O=Acme,C=US
        cn=user@example.com,o=Acme            | dn:O=Acme
        dn:CN=api,O=Acme                      | dn:O=Acme
        """)
    void aNameOfAListNeedsNoPrefix(String name, String entry) {
        cli.write("names.txt", name + "\n");

        Outcome outcome = cli.run("suggest", "-q", AT, "--names", "./names.txt");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        String[] parts = entry.split(":", 2);
        assertThat(outcome.out())
                .contains((parts[0].equals("dn") ? "directoryName" : parts[0]) + ":\n    - \"" + parts[1]
                        + "\" # 1 name\n");
    }

    /** RFC 9598, section 6: constraints of email addresses hold for them, with the host in A-labels. */
    @Test
    void mailboxesInUtf8AreEmailAddresses() throws IOException {
        write(
                "a.pem",
                Stream.of("jörg@dev.example.com", "zoë@dev.example.com", "été@xn--mnchen-3ya.example")
                        .map(mailbox -> TestCertificates.leaf()
                                .serial(20 + mailbox.length())
                                .names(RawNames.smtpUtf8Mailbox(mailbox)))
                        .toList());

        JsonNode policy = json("suggest", AT, "./a.pem").path("policies").path(0);
        Files.writeString(folder.resolve("policy.json"), policy.path("policy").toString());

        assertThat(texts(policy.path("entries"), "permitted"))
                .containsExactlyInAnyOrder("email:dev.example.com", "email:xn--mnchen-3ya.example");
        assertThat(json("impact", AT, "--policy", "./policy.json", "./a.pem").path("refused"))
                .isEmpty();
    }

    /** Mistakes in names are no reason to let in every DNS name. */
    @Test
    void malformedNamesDoNotOpenTheirType() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 20, 10));
        IntStream.range(0, 5).forEach(i -> certificates.add(leaf(80 + i, "bad name" + i + ".dev.example.com")));
        write("a.pem", certificates);

        JsonNode policy = json("suggest", AT, "./a.pem").path("policies").path(0);

        assertThat(texts(policy.path("entries"), "permitted")).containsExactly("dns:dev.example.com");
        assertThat(texts(policy.path("leftOut"), "reason")).containsExactly("cannot-be-permitted");
        assertThat(policy.path("leftOut")
                        .path(0)
                        .path("names")
                        .path(0)
                        .path("words")
                        .asString())
                .startsWith("no constraint can permit it: it has ");
    }

    /** The common name does not count as a DNS name, so no policy comes of it; the user is told what does. */
    @Test
    void commonNamesAloneMakeNoPolicy() {
        write(
                "a.pem",
                IntStream.range(0, 5)
                        .mapToObj(i -> TestCertificates.leaf()
                                .serial(10 + i)
                                .subject(new X500Name("CN=h" + i + ".dev.example.com")))
                        .toList());

        Outcome outcome = cli.run("suggest", AT, "./a.pem");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err())
                .contains("note: 5 certificates have only a subject and no alternative names")
                .contains("no policy fits: 5 certificates, without alternative names, with nothing in common")
                .contains("hint: give the names that they are used for as a list, with --names FILE");
    }

    /** 'apply' would refuse it, after the user has looked through all of it. */
    @Test
    void aPolicyThatIsTooLongForAwsIsMarked() {
        cli.write(
                "names.txt",
                IntStream.range(0, 300)
                        .mapToObj(i -> "www.company" + i + ".com\n")
                        .collect(Collectors.joining()));

        Outcome outcome = cli.run("suggest", AT, "--coverage", "100%", "--names", "./names.txt");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        Matcher warned = Pattern.compile(
                        "takes at most 4,096; fewer entries fit, such as 'suggest --max-entries ([0-9]+)'")
                .matcher(outcome.err());
        assertThat(warned.find()).as(outcome.err()).isTrue();
        assertThat(outcome.out()).contains("# Too long: ");
        Outcome shorter = cli.run(
                "suggest", AT, "--max-entries", warned.group(1), "--names", "./names.txt", "-o", "./short.yaml");
        assertThat(shorter.err()).doesNotContain("takes at most");
        assertThat(cli.run("encode", "-q", "--policy", "./short.yaml").exitCode())
                .isZero();
    }

    /** The issuer chose its name; what is told goes to a terminal. */
    @Test
    void nothingOfACertificateReachesTheTerminalAsACode() {
        X509Certificate evil = TestCertificates.ca("x")
                .subject(new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String("a\033[2Jb"))}))
                .build();
        List<TestCertificates> certificates = new ArrayList<>();
        hosts("dev.example.com", 12, 10).forEach(leaf -> certificates.add(leaf.issuer(evil)));
        certificates.add(leaf(80, "a.partner.net").issuer(evil));
        write("a.pem", certificates);

        Outcome outcome = cli.run("suggest", AT, "--per-ca", "--out-dir", "./policies", "./a.pem");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("[2Jb").doesNotContain("\033");
    }

    @Test
    void thePageNamesEveryEntryAndOutlier() {
        List<TestCertificates> certificates = new ArrayList<>(hosts("dev.example.com", 40, 10));
        certificates.add(leaf(80, "a.partner.net"));
        write("a.pem", certificates);

        Outcome outcome = cli.run("suggest", AT, "--html", "./page.html", "./a.pem");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(cli.read("page.html"))
                .contains("permitted dns:dev.example.com", "<h3>foreign-domain</h3>", "dns:a.partner.net");
    }
}
