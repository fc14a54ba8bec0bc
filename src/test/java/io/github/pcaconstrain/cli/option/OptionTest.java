package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.cli.shell.EnvironmentDefaults;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options and arguments have the values that they were given, by their types. */
class OptionTest {
    private enum Colour {
        RED,
        DARK_BLUE
    }

    private final Option<Boolean> flag = Option.flag("Print less.", "-q", "--quiet");
    private final Option<String> text = Option.text("FILE", "Write to FILE.", "-o", "--out");
    private final Option<String> folder = Option.optionalText("--sandbox", "DIR", "Use a sandbox.");
    private final Option<Integer> number = Option.number("--depth", "N", "How deep.");
    private final Option<List<String>> list = Option.list("NAMES", "Names.", "-p", "--permitted");
    private final Option<Colour> choice = Choice.option("--colour", "colour", Colour.values(), "Which one.");
    private final Option<String> first = Option.argument(0, "FIRST", "What comes first.");
    private final Option<List<String>> all = Option.arguments("REST", "All of them.");

    private void parse(Map<String, String> environment, String... args) {
        CommandSpec spec = CommandSpec.create();
        Option.addAll(spec, flag, text, folder, number, list, choice, first, all);
        new CommandLine(spec)
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .parseArgs(args);
    }

    @Test
    void whatIsGivenIsReadByItsType() {
        parse(
                Map.of(),
                "-q",
                "--out=a.txt",
                "--sandbox",
                "--depth=-3",
                "-p",
                "a",
                "--permitted=b,c",
                "--colour=dark_blue",
                "x",
                "y");

        assertThat(flag.isGiven()).isTrue();
        assertThat(text.find()).contains("a.txt");
        assertThat(text.require()).isEqualTo("a.txt");
        assertThat(folder.find()).contains("");
        assertThat(number.find()).contains(-3);
        assertThat(list.find()).contains(List.of("a", "b,c"));
        assertThat(choice.find()).contains(Colour.DARK_BLUE);
        assertThat(first.require()).isEqualTo("x");
        assertThat(all.find()).contains(List.of("x", "y"));
    }

    @Test
    void whatIsNotGivenHasNoValue() {
        parse(Map.of(), "x");

        assertThat(flag.isGiven()).isFalse();
        assertThat(text.isGiven()).isFalse();
        assertThat(text.orElse("-")).isEqualTo("-");
        assertThat(folder.isGiven()).isFalse();
        assertThat(number.orElse(1)).isEqualTo(1);
        assertThat(list.orElse(List.of())).isEmpty();
        assertThat(choice.find()).isEmpty();
        assertThatThrownBy(text::require).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theEnvironmentGivesAValueThatIsNotOnTheCommandLine() {
        parse(
                Map.of("PCA_CONSTRAIN_QUIET", "1", "PCA_CONSTRAIN_DEPTH", "4", "PCA_CONSTRAIN_PERMITTED", "a"),
                "x",
                "--depth=5");

        assertThat(flag.isGiven()).isTrue();
        assertThat(flag.isOnCommandLine()).isFalse();
        assertThat(list.isGiven()).isTrue();
        assertThat(list.isOnCommandLine()).isFalse();
        assertThat(number.find()).contains(5);
        assertThat(number.isOnCommandLine()).isTrue();
    }

    @Test
    void anOptionIsCalledByItsLongestName() {
        assertThat(text.name()).isEqualTo("--out");
        assertThat(first.name()).isEqualTo("FIRST");
    }

    @Test
    void anArgumentThatMustBeGivenIsMissed() {
        assertThatThrownBy(() -> parse(Map.of())).isInstanceOf(ParameterException.class);
    }
}
