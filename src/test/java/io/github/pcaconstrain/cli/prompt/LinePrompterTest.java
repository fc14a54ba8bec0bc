package io.github.pcaconstrain.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.CancelledException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are asked line by line. */
class LinePrompterTest {
    private static PromptWorld typing(String input) {
        return new PromptWorld(80, 24, input);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1,                 value-1
        ' 41 ',            value-41
        0/41,              value-41
        42/41,             value-41
        -1/41,             value-41
        ca 39/39,          value-39
        nobody/40,         value-40
        //7,               value-7
        arn:other,         arn:other
        """)
    void chooses(String lines, String value) {
        PromptWorld world = typing(lines.replace('/', '\n') + "\n");

        assertThat(new LinePrompter(world.console).choose(PromptWorld.list(41, 3)))
                .isEqualTo(value);
        assertThat(world.out()).isEmpty();
        assertThat(world.text()).doesNotContain("\033", "\r");
    }

    @Test
    void showsAPageAtATime() {
        PromptWorld world = typing("\n\n\n99\nodd\n5\n");

        new LinePrompter(world.console).choose(PromptWorld.list(41, 3));

        assertThat(world.text())
                .startsWith("""
                    Which CA?
                       1  CA 1   odd   detail 1
                       2  CA 2   even  detail 2
                    """)
                .contains(
                        "1 to 20 of 44 CAs, 3 cannot be chosen\nNumber, part of a name, or ARN; Enter shows more: ",
                        "41 to 44 of 44 CAs, 3 cannot be chosen\nNumber, part of a name, or ARN: ",
                        "      CA 42  even  it is deleted\n",
                        "There is no number 99: they go from 1 to 41.\n",
                        "22 of 44 CAs match; 1 to 20 of these are shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "even\n", "12"})
    void theEndOfInputCancels(String input) {
        PromptWorld world = typing(input);

        assertThatThrownBy(() -> new LinePrompter(world.console).choose(PromptWorld.list(41, 3)))
                .isInstanceOf(CancelledException.class);
        assertThat(world.text()).endsWith("\n");
    }

    @Test
    void asksAgainUntilAnAnswerIsGood() {
        PromptWorld world = typing("bad\n good \nnext\n");
        Question question = new Question(
                "Name",
                "Something good.",
                text -> text.equals("bad")
                        ? List.of(Remark.refusal("it is bad"))
                        : List.of(Remark.note("it is " + text)));

        assertThat(new LinePrompter(world.console).ask(question)).isEqualTo("good");
        assertThat(world.text()).isEqualTo("Something good.\nName:   it is bad\nName:   it is good\n");
        assertThat(world.console.in()).hasContent("next\n");
    }
}
