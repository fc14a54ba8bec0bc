package io.github.pcaconstrain.cli.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads options that are not on the command line from the environment: {@code --fail-on} from
 * {@code PCA_CONSTRAIN_FAIL_ON}. An empty variable counts as missing.
 */
public final class EnvironmentDefaults implements IDefaultValueProvider {
    /** The prefix of all variables of options. */
    static final String PREFIX = "PCA_CONSTRAIN_";

    private static final Map<String, String> SWITCHES = Map.of("1", "true", "0", "false");

    private final Map<String, String> environment;

    public EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        if (!(arg instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String value = environment.getOrDefault(variable(option), "");
        if (value.isEmpty()) {
            return null;
        }
        return option.typeInfo().isBoolean() ? SWITCHES.getOrDefault(value, value) : value;
    }

    /** The variable from which an option's wrong value came, unless it came from the command line. */
    Optional<String> source(ArgSpec arg, String value) {
        return arg instanceof OptionSpec option
                        && value.equals(defaultValue(option))
                        && option.originalStringValues().isEmpty()
                ? Optional.of(variable(option))
                : Optional.empty();
    }

    static String variable(OptionSpec option) {
        String name = option.longestName();
        String word = name.substring(name.startsWith("--") ? 2 : 1);
        return PREFIX + word.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
