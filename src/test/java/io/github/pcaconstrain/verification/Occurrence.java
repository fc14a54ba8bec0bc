package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.verification.witness.Witness;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chain on which a listed difference occurs, and which is none without any of its parts: a row of {@code smallest.tsv}.
 *
 * @param difference the heading of the difference
 * @param chain the chain
 * @param ours our verdict, {@code Y} or {@code N}
 * @param verdicts the verdicts of the witnesses, as the matrix has them
 */
record Occurrence(String difference, RandomChain chain, String ours, Map<Witness, String> verdicts) {
    private static final String TABLE = "/verification/smallest.tsv";
    private static final int FIELDS = 5 + Witness.values().length;
    private static final String HEADING = "# difference\tCAs\tsubject of the leaf\talternative names\tus\t"
            + Stream.of(Witness.values()).map(Witness::word).collect(Collectors.joining("\t"));

    /** Those that are written down. */
    static List<Occurrence> all() {
        return Table.rows(TABLE, FIELDS).map(Occurrence::of).toList();
    }

    private static Occurrence of(String[] row) {
        Map<Witness, String> verdicts = new EnumMap<>(Witness.class);
        List<Witness> witnesses = List.of(Witness.values());
        for (int i = 0; i < witnesses.size(); i++) {
            verdicts.put(witnesses.get(i), row[5 + i]);
        }
        return new Occurrence(row[0], RandomChain.parse(row[1], row[2], row[3]), row[4], verdicts);
    }

    /** Those witnesses that do not say what we say; without a verdict, one refuses. */
    Stream<Witness> disagreeing() {
        return verdicts.keySet().stream().filter(this::disagrees);
    }

    private boolean disagrees(Witness witness) {
        String said = verdicts.getOrDefault(witness, "-");
        return !said.equals("-") && ours.equals("Y") != said.equals("Y");
    }

    /** The content of the table. */
    static String table(List<Occurrence> all) {
        List<String> lines = new ArrayList<>(List.of(
                "# The smallest chains on which other verifiers differ from us: written by scripts/interop-matrix.sh.",
                HEADING));
        all.forEach(each -> lines.add(each.difference + "\t" + each.chain.notation() + "\t" + each.ours + "\t"
                + String.join("\t", each.verdicts.values())));
        return String.join("\n", lines) + "\n";
    }

    /** The same for readers; in bold is who disagrees. */
    static String document(List<Occurrence> all) {
        StringBuilder text = new StringBuilder("| difference | chain | leaf | us |");
        Stream.of(Witness.values())
                .forEach(witness -> text.append(' ').append(witness.word()).append(" |"));
        text.append("\n|").append(" --- |".repeat(4 + Witness.values().length)).append('\n');
        for (Occurrence each : all) {
            text.append("| [" + each.difference + "](#" + each.difference + ") | " + code(each.chain.casNotation())
                    + " | " + each.leaf() + " | " + each.ours + " |");
            each.verdicts.forEach((witness, said) ->
                    text.append(each.disagrees(witness) ? " **" + said + "** |" : " " + said + " |"));
            text.append('\n');
        }
        return text.toString();
    }

    private String leaf() {
        return Stream.concat(Stream.of(chain.subject()).filter(subject -> !subject.equals("-")), chain.names().stream())
                .map(Occurrence::code)
                .collect(Collectors.joining(" "));
    }

    private static String code(String notation) {
        return "`" + notation + "`";
    }
}
