package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.expect;
import static io.github.pcaconstrain.fuzz.Expectation.sameOctets;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemBlock;
import io.github.pcaconstrain.pem.PemFile;
import io.github.pcaconstrain.pem.PemKind;
import io.github.pcaconstrain.pem.PemWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PEM: what is read from a file is read again after it was written. */
final class PemTarget {
    private PemTarget() {}

    static void read(byte[] input) {
        PemFile file;
        try {
            file = PemFile.read("input", input);
        } catch (UnreadableInputException refused) {
            return;
        }
        List<PemBlock> certificates = file.of(PemKind.CERTIFICATE);
        StringBuilder written = new StringBuilder();
        certificates.forEach(block -> written.append(PemWriter.of("CERTIFICATE", block.der())));
        List<PemBlock> again = PemFile.read("again", written.toString().getBytes(StandardCharsets.US_ASCII))
                .of(PemKind.CERTIFICATE);
        expect(again.size() == certificates.size(), () -> certificates.size() + " blocks are read as " + again.size());
        for (int i = 0; i < again.size(); i++) {
            sameOctets(again.get(i).der(), certificates.get(i).der(), "a block written and read");
        }
    }
}
