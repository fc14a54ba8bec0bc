package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages about CAs of other software, run block by block on a sandbox. OpenSSL runs as it is, and stands in for the
 * products that no test can have: it makes what their commands would.
 */
@SuppressWarnings("NullAway.Init")
class PagesOfOtherCasTest {
    private static final Path PAGES = Path.of("docs", "how-to");
    private static final String EC = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";

    /** A CSR as Vault and step make it where the pages' precautions are heeded: a subject, and nothing else. */
    private static final String REQUEST =
            "openssl req -new" + EC + "-keyout other.key -subj '/O=Example Corp/CN=Example CA' -out ";

    private static final String SIGN =
            "openssl x509 -req -in ca.csr -CA root.pem -CAkey root.key -days 1800 -extfile other.cnf -out cert.pem";

    /** What stands in for the commands of products: by how they begin. */
    private static final Map<String, String> STAND_INS = Map.of(
            "vault write -field=csr pki_int/intermediate/generate/internal",
            REQUEST + "vault.csr",
            "vault write pki_int/intermediate/set-signed certificate=@bundle.pem",
            "openssl x509 -in bundle.pem -noout",
            "vault write -field=certificate pki/root/sign-intermediate csr=@ca.csr use_csr_values=true",
            SIGN,
            "vault read -field=certificate pki/cert/ca",
            "cat root.pem",
            "step certificate create \"Example step CA\" step.csr step.key --csr --template csr.tpl",
            REQUEST + "step.csr",
            "step certificate sign ca.csr root.pem root.key --template sub.tpl",
            SIGN);

    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() throws IOException {
        NeededTools.need("openssl");
        world = new ApplyWorld();
        Files.writeString(folder.resolve("policy.yaml"), "permitted:\n  dns: [dev.example.com]\n");
        Files.writeString(folder.resolve("other.cnf"), """
            basicConstraints = critical, CA:TRUE, pathlen:0
            keyUsage = critical, keyCertSign, cRLSign
            nameConstraints = critical, permitted;DNS:dev.example.com
            """);
        run(REQUEST + "ejbca.csr");
        run("openssl req -x509" + EC
                + "-keyout root.key -days 7300 -subj '/CN=Other Root' -addext keyUsage=critical,keyCertSign"
                + " -out root.pem");
    }

    @AfterEach
    void stop() {
        if (world != null) {
            world.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl-ca", "ejbca", "vault", "step-ca"})
    void aPageRuns(String page) throws IOException {
        String text = Files.readString(PAGES.resolve(page + ".md"));
        String before = world.installed();

        for (String command : commands(text)) {
            if (page.equals("ejbca") && command.startsWith("pca-constrain verify")) {
                run(SIGN); // what the page has somebody do in the browser
            }
            run(command);
        }

        assertThat(Files.readString(folder.resolve("issued/cert.pem"))).contains("BEGIN CERTIFICATE");
        assertThat(world.installed()).as("the certificate of the other CA").isNotEqualTo(before);
        assertThat(world.installed().strip())
                .isEqualTo(Files.readString(folder.resolve("cert.pem")).strip());
    }

    /** The commands of the blocks fenced as sh, in one line each. */
    private static List<String> commands(String page) {
        return Pattern.compile("(?ms)^```sh\n(.*?)^```$")
                .matcher(page)
                .results()
                .flatMap(block -> block.group(1).replaceAll(" *\\\\\n *", " ").lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    private void run(String command) throws IOException {
        String known = STAND_INS.entrySet().stream()
                .filter(each -> command.startsWith(each.getKey()))
                .map(each ->
                        each.getValue() + command.replaceFirst("^[^>]*", " ").stripTrailing())
                .findFirst()
                .orElse(command);
        String[] parts = known.replace("$CA_ARN", world.ca)
                .replace("$PARENT_ARN", world.root)
                .split(" > ", 2);
        List<String> words = ShellWords.of(parts[0].strip());
        Outcome outcome = run(words);
        assertThat(outcome.exitCode())
                .as(command + "\n" + outcome.out() + outcome.err())
                .isZero();
        // OpenSSL has written the file of a stand-in itself.
        if (parts.length == 2 && !words.contains("-out")) {
            Files.write(folder.resolve(parts[1]), outcome.octets());
        }
    }

    private Outcome run(List<String> words) throws IOException {
        return switch (words.get(0)) {
            case "pca-constrain" ->
                new Cli(folder)
                        .with(Map.of("PCA_CONSTRAIN_ENDPOINT_URL", world.endpoint()))
                        .run(Stream.concat(
                                        words.stream().skip(1).map(this::inFolder),
                                        Stream.of("--yes").filter(yes -> words.contains("install")))
                                .toList());
            case "openssl", "cat", "cp" -> Programs.run(folder, InputStream.nullInputStream(), words);
            default -> throw new AssertionError("nothing stands in for: " + String.join(" ", words));
        };
    }

    private String inFolder(String word) {
        boolean isNew = word.matches("issued|[a-z]+\\.(csr|cnf|pem)");
        return isNew || Files.exists(folder.resolve(word)) ? "./" + word : word;
    }
}
