package io.github.pcaconstrain.report;

import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Chromium;
import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.finding.AuditReport.Counts;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code audit}, {@code impact} and {@code diff} in a browser: all that the style and the script do. */
class ReportPagesTest {
    private static final String HOSTILE = "<img src=x onerror=\"window.pwned=1\">";

    // Chromium's last processes may still write to their profile when the test is over.
    @TempDir(cleanup = CleanupMode.NEVER)
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Chromium browser;

    @BeforeAll
    static void writePagesAndStart() throws Exception {
        NeededTools.need(Chromium.PROGRAM);
        Cli cli = new Cli(folder);
        cli.write("all.pem", bundle());
        run(cli, "audit", "--expires-within", "30d", "--html", "./audit.html", "./all.pem");
        cli.write("root.pem", pem(TestCertificates.ca("Root").build()));
        run(cli, "audit", "--only", "expired", "--html", "./clean.html", "./root.pem");
        run(cli, "impact", "-p", "dev.example.com,ip:10.0.0.0/8", "--html", "./impact.html", "./all.pem");
        cli.write("old.yaml", "permitted:\n  dns: [example.com, test.example.org]\n  email: [example.com]\n");
        cli.write("new.yaml", "permitted:\n  dns: [dev.example.com, test.example.org, new.example.net]\n");
        cli.run("diff", "--html", "./diff.html", "./old.yaml", "./new.yaml");
        browser = new Chromium(folder.resolve("profile"));
    }

    private static void run(Cli cli, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--at", "2026-06-01"));
        all.addAll(List.of(arguments));
        assertThat(cli.run(all).exitCode()).isLessThan(2);
    }

    /** A root, a CA with constraints, one below without, and leaves of both; one is outside, and one ends in five days. */
    private static String bundle() throws Exception {
        X509Certificate root = TestCertificates.ca("Root").build();
        X509Certificate issuing = TestCertificates.ca("Issuing")
                .issuer(root)
                .constraints(constraints("example.com", "legacy.example.com"))
                .build();
        X509Certificate below = TestCertificates.ca("Below").issuer(issuing).build();
        X509Certificate outside = leaf(issuing, 3, "www.example.org").build();
        X509Certificate ending = leaf(below, 4, "a.dev.example.com")
                .validity(TestCertificates.NOT_BEFORE, Instant.parse("2026-06-06T12:00:00Z"))
                .build();
        X509Certificate hostile = leaf(issuing, 5, "b.example.net")
                .subject(new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String(HOSTILE))}))
                .build();
        X509Certificate legacy = leaf(issuing, 6, "legacy.example.com").build();
        X509Certificate expired = leaf(issuing, 7, "c.example.com")
                .validity(TestCertificates.NOT_BEFORE, Instant.parse("2026-05-30T00:00:00Z"))
                .build();
        return pem(root, issuing, below, outside, ending, hostile, legacy, expired);
    }

    private static TestCertificates leaf(X509Certificate issuer, long serial, String host) {
        return TestCertificates.leaf()
                .issuer(issuer)
                .serial(serial)
                .subject(new X500Name("CN=leaf " + serial))
                .names(new GeneralName(GeneralName.dNSName, host));
    }

    private static byte[] constraints(String permitted, String excluded) throws Exception {
        return new DERSequence(new ASN1Encodable[] {
                    new DERTaggedObject(false, 0, subtrees(permitted)),
                    new DERTaggedObject(false, 1, subtrees(excluded))
                })
                .getEncoded();
    }

    private static DERSequence subtrees(String host) {
        return new DERSequence(new GeneralSubtree(new GeneralName(GeneralName.dNSName, host)));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void asUsual() throws Exception {
        browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        browser.send("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        width(1200);
    }

    private static void width(int width) throws Exception {
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void open(String page) throws Exception {
        int cut = page.indexOf('#');
        String file = cut < 0 ? page : page.substring(0, cut);
        browser.open(folder.resolve(file).toUri() + (cut < 0 ? "" : page.substring(cut)));
    }

    private static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector(`" + selector + "`).textContent");
    }

    private static int count(String selector) throws Exception {
        return Integer.parseInt(browser.evaluate("document.querySelectorAll(`" + selector + "`).length"));
    }

    /** How many items of the list can be seen. */
    private static int shown() throws Exception {
        return Integer.parseInt(browser.evaluate(
                "[...document.querySelectorAll('li[data-kind]')].filter(" + "(li) => li.checkVisibility()).length"));
    }

    private static String node(String subject) {
        return "[...document.querySelectorAll('.ca')].find((ca) => ca.querySelector('.name a').textContent === '"
                + subject + "')";
    }

    private static void name(String subject) throws Exception {
        browser.evaluate(node(subject) + ".setAttribute('data-test', '" + subject + "')");
    }

    @Test
    void theVerdictAndTheTreeComeFirst() throws Exception {
        open("audit.html");

        assertThat(text("h1")).isEqualTo("Action needed: 3 errors in 3 of 8 certificates.");
        assertThat(browser.evaluate("[...document.querySelectorAll('h2')].map((h) => h.textContent)"))
                .isEqualTo("CAs,Findings,What the codes mean");
        assertThat(browser.evaluate(
                        node("CN=Below") + ".closest('ul').closest('li').firstElementChild === " + node("CN=Issuing")))
                .isEqualTo("true");
        assertThat(browser.evaluate(node("CN=Issuing") + ".querySelector('.rules').textContent"))
                .isEqualTo("permitteddns:example.com excludeddns:legacy.example.com ");
        assertThat(browser.evaluate(node("CN=Below") + ".querySelector('.rules').textContent"))
                .isEqualTo("inheritedpermitted dns:example.com excluded dns:legacy.example.com ");
        assertThat(browser.evaluate(node("CN=Issuing") + ".textContent"))
                .contains("4 end-entity certificates, 4 with findings", "3 errors");
        assertThat(text("main")).contains("valid until 2026-06-06 (in 5 days)", "expired 2026-05-30 (2 days ago)");
        assertThat(browser.evaluate("performance.getEntriesByType('resource').length"))
                .isEqualTo("0");
    }

    @Test
    void clicksGoFromTheTreeToTheFindingsAndBack() throws Exception {
        open("audit.html");
        int all = shown();
        name("CN=Issuing");

        browser.click("[data-test='CN=Issuing'] .badge.error");
        assertThat(shown()).isEqualTo(3);
        assertThat(text("#only")).contains("CN=Issuing and the certificates that it issued");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("findings");
        assertThat(count(".ca.chosen")).isEqualTo(1);

        browser.click("#list article:not([hidden]) .where a");
        assertThat(browser.evaluate("document.activeElement === " + node("CN=Issuing")))
                .isEqualTo("true");
        assertThat(shown()).isEqualTo(3);

        browser.click("#only button");
        assertThat(shown()).isEqualTo(all);
        browser.click("[data-test='CN=Issuing'] .name a");
        assertThat(shown()).isLessThan(all).isGreaterThan(3);
    }

    @Test
    void theFilterIsInTheAddress() throws Exception {
        open("audit.html");
        int all = shown();

        browser.click("[data-toggle=error]");
        assertThat(shown()).isEqualTo(3);
        assertThat(text("#shown")).isEqualTo("3 of " + all + " findings");
        assertThat(browser.evaluate("document.querySelector('[data-toggle=error]').ariaPressed"))
                .isEqualTo("true");
        browser.press('/');
        browser.type("legacy");
        assertThat(shown()).isEqualTo(1);
        assertThat(browser.evaluate("location.hash")).isEqualTo("#severity=error&text=legacy&group=certificate");

        open("audit.html" + browser.evaluate("location.hash"));
        assertThat(shown()).isEqualTo(1);
        assertThat(browser.evaluate("document.getElementById('text').value")).isEqualTo("legacy");
        browser.click("[data-toggle=error]");
        browser.evaluate("history.back()");
        browser.await("location.hash.includes('severity')");
        browser.await("document.querySelector('[data-toggle=error]').ariaPressed === 'true'");
    }

    @Test
    void anEmptyFilterSaysSo() throws Exception {
        open("audit.html#severity=error&code=expires-soon&text=%3Cimg%20src%3Dx%20onerror%3D1%3E&ca=nobody");

        assertThat(shown()).isZero();
        assertThat(text("#empty span"))
                .isEqualTo(
                        "No finding matches this filter: errors, expires-soon (1), \u201c<img src=x onerror=1>\u201d,"
                                + " a CA that is not in this report and the certificates that it issued.");
        browser.click("#empty button");
        assertThat(shown()).isPositive();
        assertThat(browser.evaluate("document.getElementById('empty').hidden")).isEqualTo("true");
    }

    @Test
    void findingsAreGroupedByCertificateOrCode() throws Exception {
        open("audit.html");
        int all = shown();
        browser.click("#list li > a[href='#kind-expires-soon']");
        assertThat(text("#list .about")).contains(AuditCode.EXPIRES_SOON.explanation());

        browser.click("input[value=code]");
        assertThat(shown()).isEqualTo(all);
        assertThat(browser.evaluate("location.hash")).isEqualTo("#group=code");
        assertThat(count("#other > article")).isEqualTo(count("#kinds > article"));
        assertThat(text("#other > article"))
                .contains("constraint-violated (3)", "Fix: " + AuditCode.CONSTRAINT_VIOLATED.fix());
        assertThat(browser.evaluate("[...document.querySelector('#other li header').children].map((e) =>"
                        + " e.textContent.replace(/ \u00b7.*/, ''))"))
                .isEqualTo("CN=leaf 3," + folder.resolve("all.pem") + " #4");
        browser.click("[data-toggle=error]");
        assertThat(shown()).isEqualTo(3);
    }

    @Test
    void darkNarrowAndPrintedPagesCanBeRead() throws Exception {
        for (String page : List.of("audit.html", "impact.html", "diff.html")) {
            open(page);
            String light = browser.evaluate("getComputedStyle(document.body).backgroundColor");
            browser.send(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
            assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isNotEqualTo(light)
                    .isEqualTo("rgb(14, 18, 23)");
            width(420);
            assertThat(browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("what " + page + " is too wide for 420 px")
                    .isEqualTo("0");
            browser.send("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of()));
            assertThat(browser.evaluate("document.querySelector('.controls').checkVisibility()"))
                    .isEqualTo("false");
            assertThat(shown()).isPositive();
            asUsual();
        }
    }

    @Test
    void foldsAreOpenOnPaper() throws Exception {
        open("audit.html");
        browser.evaluate("document.querySelector('details').open = false, dispatchEvent(new Event('beforeprint'))");
        assertThat(count("details:not([open])")).isZero();
        browser.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(count("details[open]")).isZero();
    }

    @Test
    void withoutScriptItIsAPlainList() throws Exception {
        browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        open("audit.html");

        assertThat(browser.evaluate("document.documentElement.className")).isEmpty();
        assertThat(browser.evaluate("document.querySelector('.controls').checkVisibility()"))
                .isEqualTo("false");
        assertThat(shown()).isEqualTo(count("#list li")).isPositive();
        assertThat(count("button:enabled")).isZero();
        assertThat(count("#list .where a[href^='#ca-']")).isPositive();
        assertThat(browser.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].every((a) =>"
                        + " document.getElementById(a.hash.slice(1)))"))
                .isEqualTo("true");
    }

    @Test
    void whatCertificatesSayStaysText() throws Exception {
        for (String page :
                List.of("audit.html", "audit.html#group=code", "impact.html", "impact.html#group=certificate")) {
            open(page);
            assertThat(text("main")).contains("<img src", "window.pwned");
            assertThat(count("img, iframe, main script, [onerror]")).isZero();
            assertThat(browser.evaluate("window.pwned")).isEqualTo("undefined");
        }
    }

    /** A browser lays them out in parts, and groups by code show a hundred at a time. */
    @Test
    void longListsAreShownInParts() throws Exception {
        List<CertificateFinding> findings = IntStream.range(0, 350)
                .mapToObj(i -> AuditHtmlTest.found(AuditCode.WEAK_KEY, i))
                .toList();
        try (OutputStream out = Files.newOutputStream(folder.resolve("long.html"))) {
            AuditHtml.write(
                    AuditHtmlTest.report(
                            new Counts(350, 1, 0, 0, 0, 0, 0, 0), List.of(AuditHtmlTest.ca(1, List.of())), findings),
                    List.of(),
                    out);
        }
        open("long.html");
        assertThat(count(".part")).isEqualTo(7);
        assertThat(shown()).isEqualTo(350);
        browser.press('/');
        browser.type("host349.");
        assertThat(shown()).isEqualTo(1);
        assertThat(count(".part:not([hidden])")).isEqualTo(1);

        open("long.html#group=code");
        assertThat(shown()).isEqualTo(100);
        browser.click(".next");
        assertThat(shown()).isEqualTo(200);
        assertThat(text(".next")).isEqualTo("Show 100 of the 150 that follow");
        browser.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(shown()).isEqualTo(350);
    }

    @Test
    void anEmptyReportSaysSo() throws Exception {
        open("clean.html");

        assertThat(text("h1")).isEqualTo("No errors and no warnings in 1 certificate.");
        assertThat(text("header")).contains("Only these codes were reported: expired");
        assertThat(text("#findings")).contains("Nothing was found.");
        assertThat(count("button:enabled")).isZero();
        assertThat(count(".ca")).isEqualTo(1);
    }

    @Test
    void theImpactIsGroupedByZone() throws Exception {
        open("impact.html");

        assertThat(text("h1")).isEqualTo("3 of 7 certificates would be refused, in 3 zones.");
        assertThat(browser.evaluate("[...document.querySelectorAll('#list h3')].map((h) => h.textContent)"))
                .isEqualTo("example.com,example.net,example.org");
        assertThat(text("#list li"))
                .contains("CN=leaf 6", "valid until 2036-01-01 (in 9 years)", "dns:legacy.example.com not permitted");
        assertThat(text("#remedy")).contains("+ permitted dns:legacy.example.com");
        browser.click("input[value=certificate]");
        assertThat(count("#other > article")).isEqualTo(3);
        assertThat(text("#other li")).contains("example.org", "dns:www.example.org");
    }

    @Test
    void aComparisonIsGroupedByZone() throws Exception {
        open("diff.html");

        assertThat(text("h1")).startsWith("Changed both ways: ");
        assertThat(browser.evaluate("[...document.querySelectorAll('#list h3')].map((h) => h.textContent)"))
                .isEqualTo("all email addresses,example.com,new.example.net");
        browser.click("[data-toggle=error]");
        assertThat(shown()).isEqualTo(1);
        assertThat(text("#list article:not([hidden]) li"))
                .contains("refuses more names", "dns:example.com -> dns:dev.example.com");
        browser.click("[data-toggle=error]");
        browser.click("input[value=type]");
        assertThat(count("#other > article")).isEqualTo(2);
    }
}
