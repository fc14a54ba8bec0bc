package io.github.pcaconstrain.audit.fleet;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.fuzz.ScratchFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Folders of fetched certificates. An input that starts with a zero is what follows the first line of the file; any other is the
 * contents of records, each after an octet with its length, so that their checksums are right.
 */
public final class FetchedTarget {
    private static final String FIRST_LINE = "pca-constrain: certificates fetched from AWS, 1\n";
    private static final String ARN = "arn:x";
    private static final SignedCertificate SIGNED = new SignedCertificate("one", "chain");
    private static final ScratchFolder FOLDER = new ScratchFolder("fetched");

    private FetchedTarget() {}

    public static void read(byte[] input) throws IOException {
        Path file = FOLDER.path().resolve(FetchedCertificates.NAME);
        Files.write(file, file(input));
        try (FetchedCertificates fetched =
                FetchedCertificates.open(FOLDER.path().toString())) {
            find(fetched);
            fetched.add(ARN, SIGNED);
            same(fetched.find(ARN), Optional.of(SIGNED), "added and found");
        } catch (InvalidOptionException refused) {
            return; // as documented
        }
        try (FetchedCertificates again = FetchedCertificates.open(FOLDER.path().toString())) {
            same(again.find(ARN), Optional.of(SIGNED), "added, and found in the next run");
        }
    }

    private static void find(FetchedCertificates fetched) {
        try {
            fetched.find(ARN);
            fetched.find("");
        } catch (UnreadableInputException refused) {
            // as documented
        }
    }

    private static byte[] file(byte[] input) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(FIRST_LINE.getBytes(StandardCharsets.US_ASCII));
        if (input.length > 0 && input[0] == 0) {
            file.write(input, 1, input.length - 1);
            return file.toByteArray();
        }
        for (int at = 0; at < input.length; at += 1 + (input[at] & 0xff)) {
            byte[] content = Arrays.copyOfRange(
                    input, at + 1, Math.max(at + 1, Math.min(input.length, at + 1 + (input[at] & 0xff))));
            CRC32C checksum = new CRC32C();
            checksum.update(content);
            file.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(content.length)
                    .putInt((int) checksum.getValue())
                    .array());
            file.writeBytes(content);
        }
        return file.toByteArray();
    }
}
