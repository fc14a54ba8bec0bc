package io.github.pcaconstrain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every listed difference occurs with each of its witnesses, on the chains of {@code smallest.tsv}. With {@code -Dinterop.update=true}
 * these are looked for anew, among the chains of the matrix and then among random ones.
 */
class SmallestChainsTest {
    private static final boolean UPDATE = Boolean.getBoolean("interop.update");
    private static final Path DOCUMENT = Path.of("docs/explanation/interop.md");
    private static final String START = "<!-- smallest chains: written by scripts/interop-matrix.sh -->\n";
    private static final String END = "<!-- end of smallest chains -->";
    private static final Set<Witness> QUICK = EnumSet.of(Witness.JDK, Witness.BC, Witness.OPENSSL);
    private static final int RANDOM = 4_000;

    @Test
    void everyListedDifferenceOccursWithEachOfItsWitnesses() throws IOException {
        if (UPDATE) {
            search();
            return; // the class path has the table as it was
        }
        List<Occurrence> all = Occurrence.all();

        for (KnownDifference known : KnownDifference.all()) {
            Set<Witness> shown = all.stream()
                    .filter(each -> each.difference().equals(known.id()))
                    .flatMap(Occurrence::disagreeing)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Witness.class)));
            assertThat(shown).as(known.id()).containsAll(known.witnesses());
        }
        assertThat(all.stream().map(Occurrence::difference).distinct())
                .containsExactlyElementsOf(
                        KnownDifference.all().stream().map(KnownDifference::id).toList());
        assertThat(Files.readString(DOCUMENT)).contains(START + "\n" + Occurrence.document(all) + "\n" + END);
    }

    /** Later releases of the JDK and of OpenSSL may have come to agree with us; Bouncy Castle is the one in the build. */
    @Test
    void theVerdictsAreThoseOfTheTable() {
        Occurrence.all().forEach(SmallestChainsTest::judge);
        NeededTools.need("openssl"); // without it, the others have been asked all the same
    }

    private static void judge(Occurrence each) {
        VerificationRequest request = each.chain().request();
        VerificationResult result = Verification.verify(request);
        JudgedChain judged = new JudgedChain(result);
        assertThat(judged.passes())
                .as(each.chain().notation())
                .isEqualTo(each.ours().equals("Y"));
        for (WitnessVerdict said : WitnessVerdicts.of(result, request.at(), Instant.now(), QUICK)) {
            String mark = InteropMatrixTest.mark(said);
            if (said.witness() != Witness.BC && judged.agreesWith(said)) {
                continue;
            }
            assertThat(mark).as("%s: %s", each, said).isEqualTo(each.verdicts().get(said.witness()));
            if (!judged.agreesWith(said)) {
                assertThat(KnownDifference.explaining(judged, said))
                        .as("%s: %s", each, said)
                        .isPresent();
            }
        }
    }

    private static void search() throws IOException {
        Set<Witness> everyone = EnumSet.allOf(Witness.class);
        SmallestChainSearch search = new SmallestChainSearch();
        Table.rows("/verification/chains.tsv", 5)
                .map(row -> RandomChain.parse(row[1], row[2], row[3]))
                .sorted(SmallestChainSearch.SHORTER)
                .forEach(chain -> search.offer(chain, everyone));
        RandomChains random = new RandomChains(1);
        for (int i = 0; i < RANDOM && !search.missing().isEmpty(); i++) {
            random.next(1).forEach(chain -> search.offer(chain, everyone));
        }
        List<Occurrence> all = search.occurrences();
        Files.writeString(Golden.file("verification/smallest.tsv"), Occurrence.table(all));
        String document = Files.readString(DOCUMENT);
        Files.writeString(
                DOCUMENT,
                document.substring(0, document.indexOf(START)) + START + "\n" + Occurrence.document(all) + "\n"
                        + document.substring(document.indexOf(END)));
    }
}
