package io.github.pcaconstrain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The chains of {@code chains.tsv}, judged by us and by other verifiers. A difference that {@link KnownDifference} does not
 * explain fails. With {@code -Dinterop.update=true} every witness is asked, and the matrix in {@code docs/explanation/interop.md} is
 * written anew: {@code scripts/interop-matrix.sh} does that.
 */
class InteropMatrixTest {
    private static final boolean UPDATE = Boolean.getBoolean("interop.update");
    private static final Path DOCUMENT = Path.of("docs/explanation/interop.md");
    private static final String START = "<!-- matrix: written by scripts/interop-matrix.sh -->\n";
    private static final String END = "<!-- end of matrix -->";

    private final Map<String, List<WitnessVerdict>> rows = new LinkedHashMap<>();
    private final Map<String, Outcome> ours = new LinkedHashMap<>();
    private final List<String> unexplained = new ArrayList<>();
    private final Set<KnownDifference> seen = new HashSet<>();

    @Test
    void everyDifferenceIsListed() throws IOException {
        List<Witness> witnesses =
                UPDATE ? List.of(Witness.values()) : List.of(Witness.JDK, Witness.BC, Witness.OPENSSL);
        Table.rows("/verification/chains.tsv", 5).forEach(row -> judge(row, witnesses));

        assertThat(unexplained).isEmpty();
        if (UPDATE) {
            assertThat(seen).containsExactlyInAnyOrderElementsOf(KnownDifference.all());
            write(witnesses);
        }
        NeededTools.need("openssl"); // without it, the others have been judged all the same
    }

    @Test
    void everyListedDifferenceIsDocumented() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(KnownDifference.all())
                .allSatisfy(known -> assertThat(document).contains("### " + known.id() + "\n"));
    }

    private void judge(String[] row, List<Witness> witnesses) {
        VerificationRequest request = ChainNotation.request(row[1], row[2], row[3]);
        VerificationResult result = Verification.verify(request);
        assertThat(result.pathJudgement().outcome())
                .as("%s: %s", row[0], result.pathJudgement().reason())
                .isNotEqualTo(Outcome.FAILED);
        assertThat(result.constraints().outcome().label())
                .as("%s: %s", row[0], result.constraints().reason())
                .isEqualTo(row[4]);
        List<WitnessVerdict> testimonies =
                WitnessVerdicts.of(result, UPDATE ? Instant.now() : request.at(), Instant.now(), witnesses);
        JudgedChain judged = new JudgedChain(result);
        for (WitnessVerdict verdict : testimonies) {
            KnownDifference.explaining(judged, verdict).ifPresentOrElse(seen::add, () -> {
                if (!judged.agreesWith(verdict)) {
                    unexplained.add(row[0] + ": " + result.constraints().reason() + " | " + verdict);
                }
            });
        }
        rows.put(row[0], testimonies);
        ours.put(row[0], result.constraints().outcome());
    }

    private void write(List<Witness> witnesses) throws IOException {
        StringBuilder matrix = new StringBuilder(START).append('\n');
        List<WitnessVerdict> first = rows.values().iterator().next();
        first.forEach(verdict -> matrix.append("- " + verdict.witness().title() + ": "
                + (verdict.version().isEmpty() ? "version not told" : verdict.version()) + "\n"));
        matrix.append("\n| chain | us |");
        witnesses.forEach(witness -> matrix.append(" " + witness.word() + " |"));
        matrix.append("\n| --- | --- |")
                .append(" --- |".repeat(witnesses.size()))
                .append('\n');
        rows.forEach((name, testimonies) -> matrix.append("| " + name.replace("*", "\\*") + " | "
                + (ours.get(name) == Outcome.PASSED ? "Y" : "N") + " | "
                + testimonies.stream().map(InteropMatrixTest::mark).collect(Collectors.joining(" | ")) + " |\n"));
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(START);
        int end = document.indexOf(END);
        Files.writeString(DOCUMENT, document.substring(0, start) + matrix + "\n" + document.substring(end));
    }

    static String mark(WitnessVerdict verdict) {
        return switch (verdict.answer()) {
            case ACCEPTS -> "Y";
            case REFUSES -> "N";
            case FAILS -> "!";
            case LATE, UNSUPPORTED, ABSENT -> "-";
        };
    }
}
