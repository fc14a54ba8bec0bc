package io.github.pcaconstrain.workflow.history;

import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.workflow.JournalText;
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
 * The certificates that runs on this machine have handled, in a file that all runs share. It has one JSON object per
 * line, which is appended in one write and never changed. Lines may be empty.
 *
 * @param file the file
 * @param clock the clock
 */
record HistoryFile(Path file, Clock clock) {
    private static final String REVOKED = "revoked";

    /**
     * The content of the file.
     *
     * @param known the certificates
     * @param flaw what could not be read, for messages
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
        // The line feed comes first, so that an incomplete line before it does not damage this one.
        Files.write(
                file,
                ("\n" + JsonMapper.shared().writeValueAsString(fields)).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }
}
