package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.failure.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sandbox --accounts} with a file that is of no use ends at once. */
class SandboxAccountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --accounts ./missing.yaml | missing.yaml
        --accounts ./accounts.yaml --account 999999999999 | there is no account 999999999999
        --accounts ./twice.yaml | twice.yaml:4:5: the account 111122223333 is given already, at
        --accounts - --seed - | standard input can be read once only
        --seed ./seed.yaml | there is no account 444455556666
        """)
    @SuppressWarnings("StringSplitter")
    void aMistakeIsSaid(String options, String problem, @TempDir Path folder) {
        String account = "  - id: \"111122223333\"\n    accessKeys: [a]\n";
        Cli cli = new Cli(folder)
                .write("accounts.yaml", "accounts:\n" + account)
                .write("twice.yaml", "accounts:\n" + account + account)
                .write("seed.yaml", "authorities:\n  - {name: A, account: \"444455556666\"}\n");

        Cli.Outcome outcome = cli.run(("sandbox --dir :memory: --port 0 " + options).split(" "));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(problem);
    }
}
