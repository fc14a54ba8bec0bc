package io.github.pcaconstrain.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.cli.prompt.Key.Kind;
import io.github.pcaconstrain.failure.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions that are asked key by key. */
class KeyPrompterTest {
    private final PromptWorld world = PromptWorld.ofKeys();
    private final ScriptedKeyboard keyboard = world.keyboard();
    private final KeyPrompter prompter = new KeyPrompter(world.console, keyboard);

    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of("the first is marked", "", List.of(), "value-1"),
                Arguments.of("down", "", List.of(Kind.DOWN, Kind.DOWN), "value-3"),
                Arguments.of("not above the first", "", List.of(Kind.UP, Kind.DOWN), "value-2"),
                Arguments.of("a page down", "", List.of(Kind.PAGE_DOWN), "value-16"),
                Arguments.of("there and back", "", List.of(Kind.PAGE_DOWN, Kind.PAGE_UP), "value-1"),
                Arguments.of("a number", "117", List.of(), "value-117"),
                Arguments.of("a number, and from there on", "117", List.of(Kind.DOWN), "value-118"),
                Arguments.of("a text", "ca 20", List.of(Kind.DOWN), "value-200"),
                Arguments.of("a value", "VALUE-77", List.of(), "value-77"),
                Arguments.of("a text that was changed", "ca 78", List.of(Kind.BACKSPACE, Kind.DOWN), "value-70"),
                Arguments.of("a text that was given up", "even", List.of(Kind.ESCAPE), "value-1"),
                Arguments.of("something that is not in the list", "arn:other", List.of(), "arn:other"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void chooses(String what, String typed, List<Kind> keys, String value) {
        keyboard.type(typed).press(keys.toArray(Kind[]::new)).press(Kind.ENTER);

        assertThat(prompter.choose(PromptWorld.list(200, 3))).as(what).isEqualTo(value);
        assertThat(world.screen().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Which CA? ")
                .endsWith(value);
        assertThat(world.out()).isEmpty();
    }

    @Test
    void showsAPageAndHowManyThereAre() {
        List<List<String>> seen = watch();
        keyboard.press(Kind.PAGE_DOWN).type("even").press(Kind.ENTER);

        prompter.choose(PromptWorld.list(200, 3));

        assertThat(seen.get(0))
                .hasSize(18)
                .startsWith("Which CA?", ">   1  CA 1   odd   detail 1", "    2  CA 2   even  detail 2")
                .endsWith(
                        "1 to 15 of 203 CAs, 3 cannot be chosen",
                        "Arrow keys or a number move, text filters, Enter chooses, Ctrl-C cancels.");
        assertThat(seen.get(1)).contains("2 to 16 of 203 CAs, 3 cannot be chosen", ">  16  CA 16  even  detail 16");
        assertThat(seen.get(5))
                .startsWith("Which CA? even", ">   2  CA 2   even  detail 2", "    4  CA 4   even  detail 4")
                .contains("101 of 203 CAs match 'even'; 1 to 15 of these are shown");
    }

    private List<List<String>> watch() {
        List<List<String>> seen = new ArrayList<>();
        keyboard.watchedBy(() -> seen.add(world.screen().lines()));
        return seen;
    }

    @Test
    void whatCannotBeChosenIsShownLastAndSaysWhy() {
        List<List<String>> seen = watch();
        keyboard.press(Kind.DOWN, Kind.DOWN, Kind.ENTER, Kind.UP, Kind.ENTER);

        assertThat(prompter.choose(PromptWorld.list(2, 1))).isEqualTo("value-2");
        assertThat(seen.get(0)).contains("     CA 3  odd   it is deleted", "3 CAs, 1 cannot be chosen");
        assertThat(seen.get(3)).contains("CA 3 cannot be chosen: it is deleted");
    }

    /** Another account names the CAs that it shares. */
    @Test
    void aNameThatWouldControlTheTerminalIsEscaped() {
        List<ChoiceRow> rows = List.of(
                new ChoiceRow("value-1", List.of("CA 1"), () -> "", ""),
                new ChoiceRow("value-2", List.of("CA\u0007 2"), () -> "", "it is deleted"));
        keyboard.press(Kind.DOWN, Kind.ENTER, Kind.UP, Kind.ENTER);

        prompter.choose(
                new ChoiceList("Which CA?", "CA", rows, PromptWorld.list(1, 0).details(), typed -> false));

        assertThat(world.text()).contains(" 2 cannot be chosen: it is deleted").doesNotContain("\u0007");
    }

    @Test
    void aTextThatNothingMatchesIsNoAnswer() {
        List<List<String>> seen = watch();
        keyboard.type("xyz").press(Kind.ENTER, Kind.ERASE_BEFORE, Kind.ENTER);

        assertThat(prompter.choose(PromptWorld.list(3, 0))).isEqualTo("value-1");
        assertThat(seen.get(4)).contains("no CA matches 'xyz'; Escape shows all");
    }

    @Test
    void noLineIsBrokenByANarrowTerminal() {
        PromptWorld narrow = new PromptWorld(30, 8, "");
        ScriptedKeyboard keys = narrow.keyboard();
        List<List<String>> seen = new ArrayList<>();
        keys.watchedBy(() -> seen.add(narrow.screen().lines()))
                .press(Kind.DOWN, Kind.RESIZED, Kind.DOWN)
                .type("a very long text that nothing matches")
                .press(Kind.ESCAPE, Kind.ENTER);

        new KeyPrompter(narrow.console, keys).choose(PromptWorld.list(100, 100));

        assertThat(seen).allSatisfy(lines -> assertThat(lines).allMatch(line -> line.length() < 30));
        assertThat(seen.get(0)).hasSize(7);
        assertThat(narrow.screen().lines()).last().asString().endsWith("value-1");
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCEL", "END_OF_INPUT"})
    void ctrlCAndCtrlDCancel(Kind kind) {
        keyboard.type("ev").press(kind);

        assertThatThrownBy(() -> prompter.choose(PromptWorld.list(3, 0))).isInstanceOf(CancelledException.class);
        assertThat(world.screen().lines()).containsExactly("Which CA?");
    }

    private static Question question() {
        return new Question("Name", "No x, please.", text -> {
            List<Remark> remarks = new ArrayList<>();
            if (text.contains("x")) {
                remarks.add(Remark.refusal("it has an x"));
            }
            if (text.contains("y")) {
                remarks.add(Remark.note("it has a y"));
            }
            return remarks;
        });
    }

    @Test
    void remarksAreShownWhileAnAnswerIsTyped() {
        List<List<String>> seen = watch();
        keyboard.type("abx").press(Kind.ENTER, Kind.BACKSPACE).type("y").press(Kind.ENTER);

        assertThat(prompter.ask(question())).isEqualTo("aby");
        assertThat(seen.get(0)).containsExactly("No x, please.", "Name:");
        assertThat(seen.get(3)).containsExactly("No x, please.", "Name: abx", "  it has an x");
        assertThat(seen.get(4)).isEqualTo(seen.get(3));
        assertThat(seen.get(6)).containsExactly("No x, please.", "Name: aby", "  it has a y");
        assertThat(world.screen().lines()).containsExactly("Name: aby");
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                Arguments.of(List.of(Kind.LEFT, Kind.BACKSPACE), "one t!o"),
                Arguments.of(List.of(Kind.LEFT, Kind.DELETE), "one tw!"),
                Arguments.of(List.of(Kind.ERASE_WORD), "one !"),
                Arguments.of(List.of(Kind.HOME), "!one two"),
                Arguments.of(List.of(Kind.HOME, Kind.RIGHT, Kind.ERASE_AFTER), "o!"),
                Arguments.of(List.of(Kind.HOME, Kind.END), "one two!"),
                Arguments.of(List.of(Kind.LEFT, Kind.ERASE_BEFORE), "!o"),
                Arguments.of(List.of(Kind.ESCAPE), "!"),
                Arguments.of(List.of(Kind.OTHER, Kind.UP), "one two!"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anAnswerIsEdited(List<Kind> keys, String answer) {
        keyboard.type("one two").press(keys.toArray(Kind[]::new)).type("!").press(Kind.ENTER);

        assertThat(prompter.ask(new Question("Name", "", text -> List.of()))).isEqualTo(answer);
    }

    @Test
    void aLongAnswerScrollsSideways() {
        List<List<String>> seen = watch();
        keyboard.type("\uD83D\uDE00".repeat(3) + "a".repeat(200)).press(Kind.HOME, Kind.ENTER);

        assertThat(prompter.ask(new Question("Name", "", text -> List.of()))).hasSize(206);
        assertThat(seen).allMatch(lines -> lines.size() == 1);
    }
}
