package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.CA;
import static io.github.pcaconstrain.cli.audit.AuditWorld.ROOT;
import static io.github.pcaconstrain.cli.audit.AuditWorld.leaf;
import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.KeyStoreOctets;
import io.github.pcaconstrain.encoding.RawNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code audit} makes of its input: nothing crashes it, and nothing is skipped in silence. */
class AuditInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatCannotBeReadIsCountedAndFailsTheRun() {
        String bundle = pem(ROOT) + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                + "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n"
                + pem(CA).substring(0, 200);
        Outcome outcome = world().audit(bundle);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("3 certificates or sources could not be read");
        assertThat(outcome.out())
                .contains("./in.pem #2: ")
                .contains("./in.pem #3: ")
                .contains("./in.pem #4: ")
                .contains("its PEM block has no END line");
        assertThat(world().audit(bundle, "--keep-going").exitCode()).isZero();
    }

    @Test
    void hostileInputIsAFinding() {
        byte[] bomb = new byte[4096];
        for (int i = 0; i + 3 < bomb.length; i += 4) {
            bomb[i] = 0x30;
            bomb[i + 1] = (byte) 0x82;
            bomb[i + 2] = (byte) ((bomb.length - i - 4) >> 8);
            bomb[i + 3] = (byte) (bomb.length - i - 4);
        }
        byte[] huge = {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 0x30, 0};
        for (byte[] input :
                List.of(bomb, huge, new byte[0], "x\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII))) {
            new Cli(folder).write("hostile.bin", input);
            Outcome outcome = new Cli(folder).run("audit", "./hostile.bin");
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
            assertThat(outcome.out()).contains("unreadable").contains("1 could not be read");
        }
    }

    @Test
    void cyclesAndLongChainsEnd() {
        X509Certificate ab = TestCertificates.ca("A")
                .issuer(TestCertificates.ca("B").build())
                .build();
        X509Certificate ba = TestCertificates.ca("B").issuer(ab).build();
        assertThat(world().audit(pem(ab, ba)).exitCode()).isBetween(0, 1);

        List<X509Certificate> chain = new ArrayList<>(List.of(ROOT));
        for (int i = 0; i < 150; i++) {
            chain.add(TestCertificates.ca("C" + i).issuer(chain.get(i)).build());
        }
        X509Certificate leaf = TestCertificates.leaf()
                .issuer(chain.get(150))
                .names(new GeneralName(2, "a.example.com"))
                .build();
        chain.add(leaf);
        assertThat(world().audit(pem(chain.toArray(X509Certificate[]::new))).out())
                .contains("paths-not-exhausted");
    }

    @Test
    void foldersAreReadWholeAndLinksThatLeadBackEnd() throws Exception {
        new Cli(folder)
                .write("fleet/a/root.pem", pem(ROOT))
                .write("fleet/b/ca.der", CA.getEncoded())
                .write(
                        "fleet/b/two.der",
                        concat(CA.getEncoded(), leaf("x.example.org", 9).getEncoded()))
                .write("fleet/README", "no certificates here\n");
        Files.createSymbolicLink(folder.resolve("fleet/b/back"), folder.resolve("fleet"));
        Outcome outcome = world().run("./fleet");

        assertThat(outcome.out())
                .contains("constraint-violated  ./fleet/b/two.der #2")
                .contains("4 certificates read, 2 CAs among them; 0 could not be read; 2 other files skipped");
    }

    @Test
    void keyStoresAreReadWithThePasswordOfTheEnvironmentOrAFile() throws Exception {
        store("JKS", "trust.jks");
        store("PKCS12", "trust.p12");
        new Cli(folder).write("password.txt", "secret\n").write("wrong.txt", "wrong\n");

        assertThat(world().run("./trust.jks").out()).contains("2 certificates read");
        assertThat(new Cli(folder)
                        .with(Map.of("PCA_CONSTRAIN_PASSWORD", "secret"))
                        .run("audit", "./trust.p12")
                        .out())
                .contains("2 certificates read");
        assertThat(world().run("./trust.p12", "--password-file", "./password.txt")
                        .out())
                .contains("2 certificates read");
        assertThat(world().run("./trust.p12").exitCode()).isEqualTo(2);
        assertThat(world().run("./trust.p12").out())
                .contains("and no password was given")
                .contains("fix: give its password with --password-file FILE or in PCA_CONSTRAIN_PASSWORD")
                .doesNotContain("repair");
        assertThat(world().run("./trust.p12", "--password-file", "./wrong.txt").out())
                .contains("cannot be decrypted");
    }

    static Stream<Arguments> passwordFiles() {
        return Stream.of(
                        "secret",
                        "secret\n",
                        "secret\r\n",
                        "secret\r\n\r\n",
                        "\ufeffsecret",
                        "\ufeffsecret\n",
                        "\ufeffsecret\r\n")
                .flatMap(text -> Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                        .map(charset -> arguments(text, charset)));
    }

    @ParameterizedTest
    @MethodSource("passwordFiles")
    void anEditorMayWriteThePasswordFile(String text, Charset charset) throws Exception {
        store("PKCS12", "trust.p12");
        new Cli(folder).write("password.txt", text.getBytes(charset));

        assertThat(world().run("./trust.p12", "--password-file", "./password.txt")
                        .out())
                .contains("2 certificates read");
    }

    @Test
    void aPasswordThatIsNoTextIsRefused() throws Exception {
        store("PKCS12", "trust.p12");
        new Cli(folder).write("password.txt", "geheim-ü".getBytes(StandardCharsets.ISO_8859_1));

        Cli.Outcome outcome = world().run("./trust.p12", "--password-file", "./password.txt");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out() + outcome.err()).contains("--password-file ./password.txt is not UTF-8");
    }

    @Test
    void oneCertificateThatTheJdkRefusesTakesNoOtherOfAKeyStoreWithIt() throws Exception {
        byte[] adCs = TestCertificates.ca("AD CS CA")
                .issuer(ROOT)
                .constraints(RawNames.extension("exclude ip:#"))
                .der();
        byte[] store = KeyStoreOctets.jks(ROOT.getEncoded(), adCs);
        byte[] broken = {0x30, 0x03, 0x02, 0x01};
        new Cli(folder)
                .write("trust.jks", KeyStoreOctets.jks(ROOT.getEncoded(), adCs, CA.getEncoded()))
                .write("damaged.jks", Arrays.copyOf(store, store.length - 40))
                .write("trust.p12", KeyStoreOctets.pkcs12(ROOT.getEncoded(), adCs, broken, CA.getEncoded()));

        assertThat(world().run("./trust.jks").out())
                .contains("ip-length")
                .contains("trust.jks [entry 1]")
                .contains("3 certificates read, 3 CAs among them; 0 could not be read");
        assertThat(world().run("./damaged.jks").out())
                .contains("its key store is cut off or damaged after 1 certificate")
                .contains("1 certificate read, 1 CA among them; 1 could not be read");
        assertThat(world().run("./trust.p12").out())
                .contains("ip-length")
                .contains("4 certificates read, 3 CAs among them; 1 could not be read");
    }

    @Test
    void aSecretKeyBesidesDoesNotHideCertificates() throws Exception {
        KeyStore store = KeyStore.getInstance("JCEKS");
        store.load(null, null);
        store.setCertificateEntry("root", ROOT);
        store.setEntry(
                "secret",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection("secret".toCharArray()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        new Cli(folder).write("trust.jceks", out.toByteArray());

        assertThat(world().run("./trust.jceks").out()).contains("1 certificate read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-legacy", "-nomac", "-certpbe PBE-SHA1-RC2-40 -legacy", "-certpbe NONE"})
    void aPkcs12FileWithTheEmptyPasswordIsRead(String options) throws Exception {
        NeededTools.need("openssl");
        new Cli(folder).write("in.pem", pem(ROOT)).write("empty-line.txt", "\n");
        List<String> export = new ArrayList<>(List.of("openssl", "pkcs12", "-export", "-nokeys", "-in", "in.pem"));
        export.addAll(List.of("-passout", "pass:", "-out", "empty.p12"));
        export.addAll(List.of(options.split(" ", -1)));
        export.removeIf(String::isEmpty);
        Programs.succeed(folder, export);

        assertThat(world().run("./empty.p12").out()).contains("1 certificate read");
        assertThat(world().run("./empty.p12", "--password-file", "./empty-line.txt")
                        .out())
                .contains("1 certificate read");
        for (String password : List.of("", "not needed")) {
            assertThat(new Cli(folder)
                            .with(Map.of("PCA_CONSTRAIN_PASSWORD", password))
                            .run("audit", "./empty.p12")
                            .out())
                    .contains("1 certificate read");
        }
    }

    @Test
    void standardInputIsRead() {
        Outcome outcome = new Cli(folder)
                .input(pem(ROOT, CA, leaf("a.example.org", 3)).getBytes(StandardCharsets.US_ASCII))
                .run("audit", "-");

        assertThat(outcome.out()).contains("constraint-violated").contains("standard input #3");
    }

    @Test
    void nothingDependsOnTheNumberOfThreads() {
        StringBuilder bundle = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            bundle.append("garbage\n".repeat(2000))
                    .append(pem(leaf(i % 3 == 0 ? "a.example.org" : "a.example.com", 100 + i)));
        }
        bundle.append(pem(CA, ROOT));

        assertThat(world().audit(bundle.toString(), "--threads", "1").out())
                .isEqualTo(world().audit(bundle.toString(), "--threads", "4").out())
                .contains("20 errors");
    }

    @Test
    void wrongOptionsAreUsageErrors() {
        new Cli(folder).write("in.pem", pem(ROOT));
        assertThat(world().run("./in.pem", "--only", "no-such-code").exitCode()).isEqualTo(2);
        assertThat(world().run("./in.pem", "--expires-within", "soon").exitCode())
                .isEqualTo(2);
        assertThat(world().run("./in.pem", "--at", "yesterday").exitCode()).isEqualTo(2);
        assertThat(world().run("./in.pem", "--threads", "0").exitCode()).isEqualTo(2);
        assertThat(world().run("./absent.pem").err()).contains("there is no such file, and it is not host:port");
        assertThat(world().run().err()).contains("nothing to audit");
    }

    private AuditWorld world() {
        return new AuditWorld(folder);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void store(String type, String file) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("root", ROOT);
        store.setCertificateEntry("ca", CA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        new Cli(folder).write(file, out.toByteArray());
    }
}
