package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.CommandLines;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of all commands that take a time or a length of time: what one takes, all take. */
class TimeOptionsTest {
    private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> warnings = new ArrayList<>();
    private final Console console = new Console(
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Clock.systemUTC());

    @Test
    void everyOptionForATimeIsReadByOneOfTheTwoParsers() {
        assertThat(timeOptions())
                .containsOnlyKeys(
                        "apply --renew-within",
                        "apply --timeout",
                        "apply --validity",
                        "audit --at",
                        "audit --expires-within",
                        "audit --timeout",
                        "csr --timeout",
                        "diff --timeout",
                        "impact --at",
                        "impact --timeout",
                        "install --timeout",
                        "issue --timeout",
                        "issue --validity",
                        "sandbox --delay",
                        "suggest --at",
                        "suggest --issued-within",
                        "suggest --timeout",
                        "test --timeout",
                        "verify --at",
                        "verify --timeout");
        timeOptions()
                .forEach((name, option) ->
                        assertThat(option.converters()).as(name).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "90s",
                "10min",
                "12h",
                "30d",
                "2w",
                "6mo",
                "5y",
                "500ms",
                "P30D",
                "PT90S",
                "P1Y6M",
                "P1M15DT12H",
                "P2W",
                "0090s"
            })
    void whatOneTakesForALengthOfTimeAllTake(String text) throws Exception {
        for (Map.Entry<String, OptionSpec> option : timeOptions().entrySet()) {
            if (!option.getKey().endsWith("--at")
                    && !(option.getKey().endsWith("--validity") && text.equals("500ms"))) {
                assertThat(convert(option.getValue(), text)).as(option.getKey()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "-3d",
                "1.5h",
                "99999999999999999999s",
                "2026-12-31x",
                "1h30min",
                "P",
                "3m3m",
                "2 d"
            })
    void whatOneRefusesAllRefuse(String text) {
        timeOptions()
                .forEach((name, option) -> assertThatThrownBy(() -> convert(option, text))
                        .as(name)
                        .isInstanceOf(InvalidOptionException.class)
                        .hasMessageContaining("'" + text + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31", "2026-12-31T12:00Z", "2026-12-31T12:00:00+01:00", "2026-12-31t12:00:00.5z"})
    void whatOneTakesForATimeAllTake(String text) throws Exception {
        for (Map.Entry<String, OptionSpec> option : timeOptions().entrySet()) {
            if (option.getKey().endsWith("--at") || option.getKey().endsWith("--validity")) {
                assertThat(convert(option.getValue(), text)).as(option.getKey()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "90, PT90S, '--timeout: ''90'' is read as 90 seconds; write 90s'",
        "2m, PT2M, '--timeout: ''2m'' is read as 2 minutes; write 2min'",
        "2min, PT2M,",
        "P1M, PT730H29M6S,",
    })
    void whatCouldBeMisreadInATimeoutIsWarnedOfOnce(String text, Duration length, String warning) {
        TimeSpanOption option = TimeSpanOption.timeout("");

        parse(spec -> option.addTo(spec), "--timeout=" + text);

        assertThat(reading(option).average()).isEqualTo(length);
        reading(option);
        assertThat(warnings).isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @ParameterizedTest
    @CsvSource({
        "6m, P181D, '--expires-within: ''6m'' is read as 6 months; write 6mo'",
        "6mo, P181D,",
        "6min, PT6M,",
    })
    void inAnOptionOfTheCalendarMIsMonths(String text, Duration length, String warning) {
        TimeSpanOption option = TimeSpanOption.ofCalendar("--expires-within", "");

        parse(spec -> option.addTo(spec), "--expires-within=" + text);

        assertThat(reading(option).from(NOW)).isEqualTo(length);
        assertThat(warnings).isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @ParameterizedTest
    @CsvSource({
        "20, PT0.02S, '--delay: ''20'' is read as 20 milliseconds; write 20ms'",
        "0, PT0S,",
        "2s, PT2S,",
    })
    void aNumberIsMillisecondsWhereItHasAlwaysBeen(String text, Duration length, String warning) {
        TimeSpanOption option = TimeSpanOption.ofMilliseconds("--delay", "");

        parse(spec -> option.addTo(spec), "--delay=" + text);

        assertThat(reading(option).average()).isEqualTo(length);
        assertThat(warnings).isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout, 0, '0' is zero",
        "--timeout, 0s, '0s' is zero",
        "--timeout, PT0.0001S, 'PT0.0001S' is zero",
        "--expires-within, 0d, '0d' is zero",
        "--expires-within, 30, '30' has no unit",
        "--validity, 0mo, '0mo' is zero",
        "--validity, 500ms, '500ms' is zero",
        "--validity, 5, '5' has no unit",
        "--validity, 1969-12-31, '1969-12-31' is in the past",
        "--validity, 2031-02-31, '2031-02-31' does not exist in the calendar",
        "--delay, 5m, '5m' could be months or minutes",
    })
    void whatHasNoMeaningThereIsRefused(String option, String text, String message) {
        OptionSpec spec = timeOptions().entrySet().stream()
                .filter(each -> each.getKey().endsWith(" " + option))
                .findFirst()
                .orElseThrow()
                .getValue();

        assertThatThrownBy(() -> convert(spec, text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1825d, DAYS, 1825",
        "26w, DAYS, 182",
        "48h, DAYS, 2",
        "PT1440M, DAYS, 1",
        "P1DT24H, DAYS, 2",
        "3mo, MONTHS, 3",
        "18mo, MONTHS, 18",
        "18m, MONTHS, 18",
        "5y, YEARS, 5",
        "10000y, YEARS, 10000",
        "P30D, DAYS, 30",
        "P2W, DAYS, 14",
        "P12M, MONTHS, 12",
        "P18M, MONTHS, 18",
        "P1Y6M, MONTHS, 18",
        "P5Y, YEARS, 5",
        "2031-01-31, ABSOLUTE, 1927670399",
        "2031-01-31T12:00Z, ABSOLUTE, 1927627200",
        "2031-01-31T13:00:00+01:00, ABSOLUTE, 1927627200",
        // What AWS has no unit for is asked for by its end: 2027-03-01T12:00Z less, or more.
        "36h, ABSOLUTE, 1801526400",
        "90s, ABSOLUTE, 1801396890",
        "P1M1D, ABSOLUTE, 1803902400",
    })
    void aValidityIsWhatAwsTakes(String text, Validity.Unit unit, long value) {
        ValidityOption option = new ValidityOption();

        parse(spec -> option.addTo(spec), "--validity=" + text);

        assertThat(option.find(NOW, new CommonOptions(console))).contains(new Validity(unit, value));
        assertThat(option.isEnd()).isEqualTo(text.startsWith("2031"));
    }

    @Test
    void aValidityIsWarnedOfOnce() {
        ValidityOption option = new ValidityOption();

        parse(spec -> option.addTo(spec), "--validity=18m");
        option.find(NOW, new CommonOptions(console));
        option.find(NOW, new CommonOptions(console));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "pca-constrain: warning: --validity: '18m' is read as 18 months; write 18mo\n");
    }

    @Test
    void theErrorNamesTheOptionAndTheSpellings() {
        assertThat(new Cli(Path.of(""))
                        .run("impact", "-p", "example.com", "--timeout", "soon", "x")
                        .err())
                .isEqualTo("""
                    pca-constrain: --timeout: 'soon' is not a duration
                    hint: write it as 90s, 10min, 12h, 30d, 2w, 6mo, 5y or P30D
                    """);
    }

    private TimeSpan reading(TimeSpanOption option) {
        return option.find(warnings::add).orElseThrow();
    }

    private static void parse(Consumer<CommandSpec> options, String... args) {
        CommandSpec spec = CommandSpec.create();
        options.accept(spec);
        new CommandLine(spec).parseArgs(args);
    }

    private static Object convert(OptionSpec option, String text) throws Exception {
        ITypeConverter<?> converter = option.converters()[0];
        return converter.convert(text);
    }

    /** Those whose label says so, by command and name. */
    private Map<String, OptionSpec> timeOptions() {
        Map<String, OptionSpec> found = new TreeMap<>();
        CommandLines.all(console)
                .getSubcommands()
                .forEach((name, command) -> command.getCommandSpec().options().stream()
                        .filter(option -> option.paramLabel().equals("TIME"))
                        .forEach(option -> found.put(name + " " + option.longestName(), option)));
        return found;
    }
}
