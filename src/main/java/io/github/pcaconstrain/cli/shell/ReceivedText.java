package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Refuses text that did not arrive as it was typed. The JVM decodes arguments and the environment according to the
 * locale, and replaces what it cannot decode by U+FFFD, such as the ü of {@code dn:O=Müller GmbH} in the POSIX locale.
 * That could get into a certificate unnoticed.
 */
public final class ReceivedText {
    private static final char REPLACEMENT = '\ufffd';

    private ReceivedText() {}

    /**
     * Checks all arguments, and all variables of options.
     * @throws InvalidOptionException for the first that has been damaged
     */
    public static void requireIntact(String[] args, Map<String, String> environment) {
        for (int i = 0; i < args.length; i++) {
            requireIntact("argument " + (i + 1), args[i]);
        }
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (variable.getKey().startsWith(EnvironmentDefaults.PREFIX)) {
                requireIntact(variable.getKey(), variable.getValue());
            }
        }
    }

    /**
     * Checks a text.
     * @param what what it is called in the message
     * @return the text
     * @throws InvalidOptionException if it has been damaged
     */
    static String requireIntact(String what, String text) {
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        String encoding = System.getProperty("sun.jnu.encoding", "");
        if (isUtf8(encoding)) {
            throw new InvalidOptionException(
                    what + " is not UTF-8: '" + text + "'",
                    "write it in UTF-8; check the terminal's or script's encoding");
        }
        throw new InvalidOptionException(
                what + " has characters that this locale's encoding, " + encoding + ", cannot represent: '" + text
                        + "'",
                "set a UTF-8 locale that is installed, such as LC_ALL=C.UTF-8 ('locale -a' lists them)");
    }

    private static boolean isUtf8(String encoding) {
        return Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
    }
}
