package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.KnownCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The certificates that runs on this machine have had to do with, in a file that all runs share: one JSON object a
 * line, added at the end in one piece, and never changed. Lines may be empty.
 *
 * @param file the file
 * @param clock the time
 */
record HistoryFile(Path file, Clock clock) {
    private static final String REVOKED = "revoked";

    /**
     * What it holds.
     *
     * @param known the certificates
     * @param flaw what of it could not be read, for a reader
     */
    record Contents(List<KnownCertificate> known, Optional<String> flaw) {}

    Contents read() {
        JournalText.Lines lines = JournalText.lines(file);
        return new Contents(lines.whole().stream().map(this::known).toList(), lines.flaw());
    }

    private KnownCertificate known(Map<String, String> line) {
        boolean isRevoked = line.containsKey(REVOKED);
        return new KnownCertificate(
                Optional.ofNullable(line.get("arn")),
                Optional.ofNullable(line.get("serial")),
                Optional.ofNullable(line.get("issuer")),
                Optional.ofNullable(line.get("token")),
                isRevoked,
                (isRevoked ? "it was revoked from here at " : "it was known here at ") + line.get("at")
                        + ", according to " + file);
    }

    void add(KnownCertificate certificate) throws IOException {
        Map<String, String> fields = new TreeMap<>(Map.of("at", clock.instant().toString()));
        certificate.arn().ifPresent(arn -> fields.put("arn", arn));
        certificate.serial().ifPresent(serial -> fields.put("serial", serial));
        certificate.issuer().ifPresent(issuer -> fields.put("issuer", issuer));
        certificate.token().ifPresent(token -> fields.put("token", token));
        if (certificate.isRevoked()) {
            fields.put(REVOKED, "true");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        // The line feed goes first, so that a line that was cut off does not take this one with it.
        Files.write(
                file,
                ("\n" + JsonMapper.shared().writeValueAsString(fields)).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }
}
