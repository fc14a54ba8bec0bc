package io.github.pcaconstrain.audit.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The tables of {@code docs/explanation/scale.md}. */
record ScalePage(List<String> lines) {
    private static final Pattern CALLS = Pattern.compile("([0-9,]+) (acm(?:-pca)? \\w+)");

    static ScalePage read() {
        try {
            return new ScalePage(Files.readAllLines(Path.of("docs", "explanation", "scale.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the table whose header starts with this, cell by cell. */
    List<List<String>> table(String header) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith("| " + header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
    }

    /** Calls a second, by service and operation. */
    Map<String, Integer> rates() {
        Map<String, Integer> rates = new HashMap<>();
        for (List<String> row : table("call |")) {
            String service = row.get(0).split(" ", 2)[0];
            int rate = Integer.parseInt(row.get(1).split("\\D", 2)[0]);
            for (String operation : row.get(0).substring(service.length()).split(",", -1)) {
                rates.put(service + " " + operation.strip(), rate);
            }
        }
        return rates;
    }

    int rate(String call) {
        return rates().getOrDefault(call, 0);
    }

    /** The calls that a cell names, such as {@code 1,000 acm-pca GetCertificate}. */
    List<Calls> calls(String cell) {
        List<Calls> found = new ArrayList<>();
        CALLS.matcher(cell).results().forEach(each -> found.add(new Calls(number(each.group(1)), rate(each.group(2)))));
        return found;
    }

    static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    /** A time as the page shows it. */
    static String shown(Duration time) {
        long seconds = Math.round(time.toMillis() / 1e3);
        long minutes = Math.round(time.toMillis() / 60e3);
        long hours = Math.round(time.toMillis() / 3600e3);
        if (seconds < 100) {
            return seconds + " s";
        }
        if (minutes < 100) {
            return minutes + " min";
        }
        if (hours < 10) {
            return minutes / 60 + " h " + minutes % 60 + " min";
        }
        return hours < 100 ? hours + " h" : Math.round(hours / 24e0) + " days";
    }
}
