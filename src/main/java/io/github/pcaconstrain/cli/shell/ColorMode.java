package io.github.pcaconstrain.cli.shell;

import java.util.Map;

/**
 * When text for people is coloured. This is decided once, from the command line and the environment, before anything is
 * printed: usage errors must obey {@code --color} too.
 */
public enum ColorMode {
    AUTO,
    ALWAYS,
    NEVER;

    /** The option, as every command declares it. */
    public static final String OPTION = "--color";

    private static final String VARIABLE = EnvironmentDefaults.PREFIX + "COLOR";

    /** The requested mode. An unknown value is left to the parser, which refuses it. */
    public static ColorMode of(String[] args, Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "");
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].startsWith(OPTION + "=")) {
                value = args[i].substring(OPTION.length() + 1);
            } else if (args[i].equals(OPTION) && i + 1 < args.length) {
                value = args[i + 1];
            }
        }
        return value.equalsIgnoreCase("always") ? ALWAYS : value.equalsIgnoreCase("never") ? NEVER : AUTO;
    }

    /**
     * Whether text on a stream is coloured. See <a href="https://no-color.org">no-color.org</a> and <a
     * href="https://bixense.com/clicolors/">CLICOLORS</a> for the variables.
     *
     * @param isTerminal whether the stream is a terminal
     */
    boolean isOn(boolean isTerminal, Map<String, String> environment) {
        if (this != AUTO) {
            return this == ALWAYS;
        }
        return !isSet("NO_COLOR", environment) && (isForced(environment) || (isTerminal && isAble(environment)));
    }

    private static boolean isForced(Map<String, String> environment) {
        return isSet("CLICOLOR_FORCE", environment) && !"0".equals(environment.get("CLICOLOR_FORCE"));
    }

    private static boolean isAble(Map<String, String> environment) {
        return !"0".equals(environment.get("CLICOLOR")) && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean isSet(String variable, Map<String, String> environment) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
