package io.github.pcaconstrain.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of an audit.
 *
 * @param findings a line for each finding, sorted
 * @param cas a line for each CA, sorted
 * @param summary the counts
 */
record Results(List<String> findings, List<String> cas, String summary) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of {@code audit --json}, with its names of files replaced. */
    static Results ofAudit(String json, UnaryOperator<String> names) {
        return of(JSON.readTree(json), names);
    }

    private static Results of(JsonNode report, UnaryOperator<String> names) {
        List<String> findings = new ArrayList<>();
        report.get("findings").forEach(finding -> findings.add(line(finding, names)));
        List<String> cas = new ArrayList<>();
        report.get("cas").forEach(ca -> cas.add(line(ca, names)));
        ObjectNode counts = (ObjectNode) report.deepCopy();
        counts.remove(List.of("findings", "cas", "sources", "tool"));
        return new Results(
                findings.stream().sorted().toList(), cas.stream().sorted().toList(), counts.toString());
    }

    /** The identifier of a finding without a certificate depends on the name of its file. */
    private static String line(JsonNode node, UnaryOperator<String> names) {
        ObjectNode object = (ObjectNode) node.deepCopy();
        if (object.path("certificate").asString("").isEmpty()) {
            object.remove("id");
        }
        return names.apply(object.toString());
    }

    /** Of the file {@code summary.json} in a folder. */
    static Results ofSummary(Path folder, UnaryOperator<String> names) throws IOException {
        return of(JSON.readTree(Files.readString(folder.resolve("summary.json"))), names);
    }

    /** What only one of two results has; empty if they are the same. */
    List<String> differences(Results other) {
        List<String> differences = new ArrayList<>();
        add("this only: ", all(), other.all(), differences);
        add("the other only: ", other.all(), all(), differences);
        return differences;
    }

    private List<String> all() {
        return Stream.of(findings, cas, List.of(summary)).flatMap(List::stream).toList();
    }

    private static void add(String what, List<String> of, List<String> without, List<String> differences) {
        List<String> rest = new ArrayList<>(of);
        without.forEach(rest::remove);
        rest.forEach(line -> differences.add(what + line));
    }

    /** The lines of a result in JSON. */
    static List<String> lines(Path folder, UnaryOperator<String> names) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (String each : Files.readAllLines(file)) {
                    lines.add(line(JSON.readTree(each), names));
                }
            }
        }
        return lines.stream().sorted().toList();
    }
}
