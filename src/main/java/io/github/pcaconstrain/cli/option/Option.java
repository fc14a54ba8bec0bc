package io.github.pcaconstrain.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or an argument of a command: declared once, and read with its declared type.
 *
 * @param <V> the type of its value
 */
public final class Option<V> {
    private final ArgSpec spec;

    private Option(ArgSpec spec) {
        this.spec = spec;
    }

    /** An option that is on or off. */
    public static Option<Boolean> flag(String name, String description) {
        return flag(description, new String[] {name});
    }

    /** An option with several names that is on or off. */
    public static Option<Boolean> flag(String description, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build());
    }

    /** An option whose value is text. */
    public static Option<String> text(String name, String label, String description) {
        return text(label, description, new String[] {name});
    }

    /** An option whose value is text, with candidates for completion. */
    public static Option<String> text(String name, String label, String description, Iterable<String> completions) {
        return new Option<>(OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(completions)
                .description(description)
                .build());
    }

    /** An option whose value is optional; without it, the value is empty. */
    public static Option<String> optionalText(String name, String label, String description) {
        return new Option<>(OptionSpec.builder(name)
                .type(String.class)
                .arity("0..1")
                .fallbackValue("")
                .paramLabel(label)
                .showDefaultValue(Visibility.NEVER)
                .description(description)
                .build());
    }

    /** An option with several names whose value is text. The environment variable is named after the longest. */
    public static Option<String> text(String label, String description, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /**
     * One with several names whose value is a text, and which has something to check before the command begins.
     *
     * @param precondition throws an exception if the command must not begin; runs whether the option is given or not
     */
    static Option<String> text(String label, String description, Runnable precondition, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .userObject(precondition)
                .build());
    }

    /** Checks the preconditions of a command's options, once all of them are parsed. */
    public static void checkPreconditions(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (option.userObject() instanceof Runnable precondition) {
                precondition.run();
            }
        }
    }

    /** An option whose value is a whole number. */
    public static Option<Integer> number(String name, String label, String description) {
        return new Option<>(OptionSpec.builder(name)
                .type(Integer.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** An option that may be repeated. */
    public static Option<List<String>> list(String label, String description, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build());
    }

    /**
     * An option whose value is read when the command line is parsed: a wrong value is refused even if the command does
     * not use it.
     *
     * @param reader throws {@link io.github.pcaconstrain.failure.InvalidOptionException} for a wrong value; the name of
     *     the option is put before its message
     */
    public static <T> Option<T> read(
            String name, String label, String description, Class<T> type, ITypeConverter<T> reader) {
        return new Option<>(OptionSpec.builder(name)
                .type(type)
                .converters(reader)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** An option that is built elsewhere. */
    static <T> Option<T> of(OptionSpec spec) {
        return new Option<>(spec);
    }

    /** A required argument; the first is number 0. */
    public static Option<String> argument(int index, String label, String description) {
        return argument(index, "1", label, description);
    }

    /** An optional argument. */
    public static Option<String> optionalArgument(int index, String label, String description) {
        return argument(index, "0..1", label, description);
    }

    /** An optional argument, with candidates for completion. */
    public static Option<String> optionalArgument(
            int index, String label, String description, Iterable<String> completions) {
        return new Option<>(argumentSpec(index, "0..1", label, description)
                .completionCandidates(completions)
                .build());
    }

    private static Option<String> argument(int index, String arity, String label, String description) {
        return new Option<>(argumentSpec(index, arity, label, description).build());
    }

    private static PositionalParamSpec.Builder argumentSpec(int index, String arity, String label, String description) {
        return PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .arity(arity)
                .required(arity.equals("1"))
                .type(String.class)
                .paramLabel(label)
                .description(description);
    }

    /** All arguments. */
    public static Option<List<String>> arguments(String label, String description) {
        return new Option<>(all(label, description).build());
    }

    /** All arguments, with candidates for completion. */
    public static Option<List<String>> arguments(String label, String description, Iterable<String> completions) {
        return new Option<>(
                all(label, description).completionCandidates(completions).build());
    }

    private static PositionalParamSpec.Builder all(String label, String description) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description);
    }

    /** Adds options to a command, in the order of its help. */
    public static void addAll(CommandSpec command, Option<?>... options) {
        for (Option<?> option : options) {
            command.add(option.spec);
        }
    }

    /** Adds the option to a command. */
    public void addTo(CommandSpec command) {
        command.add(spec);
    }

    /** Its value; empty if it was not given. */
    public Optional<V> find() {
        @Nullable V value = spec.getValue();
        return Optional.ofNullable(value);
    }

    /** Its value, or a default. */
    public V orElse(V otherwise) {
        return find().orElse(otherwise);
    }

    /** Its value, which must have been given, such as that of a required argument. */
    public V require() {
        return find().orElseThrow();
    }

    /** Whether it was given: for a flag, whether it is on. */
    public boolean isGiven() {
        @Nullable Object value = spec.getValue();
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** Whether it was given on the command line and not through the environment. */
    boolean isOnCommandLine() {
        return spec instanceof OptionSpec option
                && spec.command().commandLine().getParseResult().hasMatchedOption(option);
    }

    /** The options on the command line, this one among them, by their longest names. */
    public List<String> onCommandLine() {
        return spec.command().commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    /** Its value as it was typed; it must have been given. */
    String original() {
        return spec.originalStringValues().get(0);
    }

    /** The command that it was added to. */
    CommandSpec command() {
        return spec.command();
    }

    /** Its longest name, for messages. */
    public String name() {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
