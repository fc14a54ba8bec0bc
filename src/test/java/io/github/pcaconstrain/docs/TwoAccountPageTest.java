package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.seed.AccountsFile;
import io.github.pcaconstrain.sandbox.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on two accounts has people type works, in a sandbox with the accounts of its examples. */
@SuppressWarnings("NullAway.Init")
class TwoAccountPageTest {
    private static final Path PAGE = Path.of("docs/how-to/root-in-another-account.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final String KEY = "aws.accessKeyId";
    private static final List<String> FILES = List.of("examples/", "applied", "retired", "shared", "issued", "ca.csr");

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private String root;
    private String ca;

    static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @BeforeEach
    void start() throws IOException {
        for (String name : List.of("servers.yaml", "iam/parent-share.json")) {
            Path copy = folder.resolve("examples").resolve(name);
            Files.createDirectories(copy.resolve("..").normalize());
            Files.copy(Path.of("examples").resolve(name), copy);
        }
        sandbox = Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withAccounts(AccountsFile.read("accounts", content("accounts.yaml")))
                .withSeed(Seed.read("seed", content("two-accounts.yaml"), "us-east-1")));
        Map<String, String> seeded = sandbox.seeded();
        root = String.valueOf(seeded.get("Root CA"));
        ca = String.valueOf(seeded.get("Applications CA"));
        System.setProperty("aws.secretAccessKey", "sandbox");
    }

    private static byte[] content(String example) throws IOException {
        return Files.readAllBytes(Path.of("examples/sandbox", example));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty(KEY);
    }

    @Test
    void thereIsABlockForEachWay() throws IOException {
        assertThat(blocks()).as("one for each way, and one for retire").hasSize(4);
        assertThat(root).contains(":444455556666:");
        assertThat(ca).contains(":111122223333:");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockCanBeTypedAsItStands(String block) throws IOException {
        String account = "applications";
        for (String line : block.replace("\\\n", "").lines().toList()) {
            if (line.startsWith("#")) {
                account = line.contains("account of the parent") ? "pki" : "applications";
            } else if (!line.isBlank()) {
                run(account, ShellWords.of(line.replace("$CA_ARN", ca).replace("$PARENT_ARN", root)));
            }
        }
    }

    private void run(String account, List<String> words) throws IOException {
        if (words.get(0).equals("aws")) {
            putPolicy(words);
            return;
        }
        System.setProperty(KEY, account);
        Cli.Outcome outcome = new Cli(folder)
                .run(Stream.concat(
                                words.stream().skip(1).map(TwoAccountPageTest::inFolder),
                                Stream.of("--endpoint-url", sandbox.endpoint().toString()))
                        .toList());
        assertThat(outcome.exitCode())
                .as(words + "\n" + outcome.out() + outcome.err())
                .isZero();
    }

    private static String inFolder(String word) {
        return FILES.stream().anyMatch(word::startsWith) ? "./" + word : word;
    }

    /** As the AWS CLI would, after the reader has put the CA's own ID into the file. */
    private void putPolicy(List<String> words) throws IOException {
        assertThat(words.subList(1, 4)).containsExactly("acm-pca", "put-policy", "--resource-arn");
        Path file = folder.resolve(words.get(words.size() - 1).replace("file://", ""));
        String policy = Files.readString(file).replace("PARENT_CA_ID", root.substring(root.lastIndexOf('/') + 1));
        try (PcaClient pki = PcaClient.of(sandbox, TwoAccounts.key("pki"))) {
            pki.sdk().putPolicy(r -> r.resourceArn(words.get(4)).policy(policy));
        }
    }
}
