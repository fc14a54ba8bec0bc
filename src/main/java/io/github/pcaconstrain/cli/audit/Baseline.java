package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.pem.TextEncoding;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of accepted findings. Each line has an ID, a code and a place, of which only the ID is used. Empty lines and
 * lines that start with {@code #} are ignored.
 */
final class Baseline {
    private Baseline() {}

    static Set<String> read(String file, Console console) {
        Set<String> ids = new HashSet<>();
        String text = new String(
                TextEncoding.utf8(InputFile.read(file, InputFile.MAX_OCTETS, console)), StandardCharsets.UTF_8);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String id = line.strip().split("\\s", 2)[0];
            if (!id.matches("[0-9a-f]{32}")) {
                throw new UnreadableInputException(
                        InputFile.name(file) + " line " + number,
                        "it does not start with an id of 32 hexadecimal digits",
                        "write a baseline with --write-baseline");
            }
            ids.add(id);
        }
        return ids;
    }

    static String of(List<CertificateFinding> findings) {
        StringBuilder text = new StringBuilder("# findings that 'pca-constrain audit --baseline' accepts\n");
        findings.forEach(found -> text.append(found.id())
                .append(' ')
                .append(found.finding().code())
                .append(' ')
                .append(PrintableText.printable(found.place().text()))
                .append('\n'));
        return text.toString();
    }
}
