package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main class of a JVM that {@link JavaWitness} starts: reads a chain, and prints the testimony as one line. */
final class ForkedWitness {
    private static final String MARK = "testimony";

    private ForkedWitness() {}

    /**
     * Asks a witness about a chain.
     *
     * @param args the witness, the time, and the files with the anchor, the leaf and the CAs between, in DER
     */
    public static void main(String[] args) throws IOException {
        Witness witness = Witness.valueOf(args[0]);
        List<byte[]> ders = new ArrayList<>();
        for (String file : List.of(args).subList(2, args.length)) {
            ders.add(Files.readAllBytes(Path.of(file)));
        }
        Instant at = Instant.parse(args[1]);
        Chain chain = new Chain(ders.get(1), ders.subList(2, ders.size()), ders.get(0), at, at);
        WitnessVerdict verdict = testimony(witness, chain);
        String line =
                String.join("\t", MARK, verdict.answer().name(), oneLine(verdict.version()), oneLine(verdict.reason()));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print("\n" + line + "\n");
        System.out.flush();
    }

    private static WitnessVerdict testimony(Witness witness, Chain chain) {
        try {
            return InProcess.judge(witness, chain);
        } catch (OutOfMemoryError e) {
            return new WitnessVerdict(witness, "", Answer.FAILS, "it ran out of memory");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Parses the testimony that the process printed. */
    static WitnessVerdict parse(Witness witness, String output) {
        Optional<String[]> fields = output.lines()
                .map(line -> line.split("\t", -1))
                .filter(line -> line.length == 4 && line[0].equals(MARK))
                .findFirst();
        return fields.map(field -> new WitnessVerdict(witness, field[2], Answer.valueOf(field[1]), field[3]))
                .orElseGet(() -> new WitnessVerdict(witness, "", Answer.FAILS, "it exited without an answer"));
    }
}
