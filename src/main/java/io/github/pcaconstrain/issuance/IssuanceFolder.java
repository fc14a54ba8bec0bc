package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.output.DiskRoom;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.output.OutputFile;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.output.WriteProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder for the result of an issuance. Each file is written completely or not at all. A certificate that failed
 * the {@link Gate} is saved under different names, so that it cannot be mistaken for one that passed.
 *
 * @param path the folder
 */
public record IssuanceFolder(Path path) {
    /** The default name of the folder. */
    public static final String DEFAULT = "issued";

    /** The CSR. */
    public static final String CSR = "ca.csr";
    /** The ApiPassthrough document with the constraints, as the AWS CLI accepts it. */
    public static final String PASSTHROUGH = "api_passthrough_config.json";
    /** The certificate. */
    public static final String CERTIFICATE = "cert.pem";
    /** The chain above it. */
    public static final String CHAIN = "cert_chain.pem";
    /** The record of the request and its result; written last. */
    public static final String RECORD = "issuance.json";
    /** A certificate that is not what was requested. */
    public static final String REJECTED_CERTIFICATE = "cert.REJECTED.pem";
    /** The record of a certificate that is not what was requested. */
    public static final String REJECTED_RECORD = "issuance.REJECTED.json";

    private static final List<String> ACCEPTED = List.of(CERTIFICATE, CHAIN, RECORD);
    private static final List<String> REJECTED = List.of(REJECTED_CERTIFICATE, REJECTED_RECORD);
    private static final int MAX_OCTETS = 4 << 20;

    public IssuanceFolder {
        Objects.requireNonNull(path, "path");
    }

    /**
     * The folder with a name.
     *
     * @throws OutputFileException if the name is invalid
     */
    public static IssuanceFolder of(String name) {
        try {
            if (!name.isBlank()) {
                return new IssuanceFolder(Path.of(name));
            }
        } catch (InvalidPathException e) {
            throw new OutputFileException(name, "it is not a valid folder name", "give another with --out-dir");
        }
        throw new OutputFileException("''", "it is not a valid folder name", "give one with --out-dir");
    }

    /** Whether it contains a file of an issuance. */
    public boolean isUsed() {
        return used().isPresent();
    }

    /** Whether it contains a certificate that passed the gate. */
    public boolean isAccepted() {
        return Files.exists(path.resolve(CERTIFICATE));
    }

    private Optional<Path> used() {
        return Stream.of(List.of(CSR, PASSTHROUGH), ACCEPTED, REJECTED)
                .flatMap(List::stream)
                .map(path::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Checks that nothing would be overwritten that must be kept. Creates nothing.
     *
     * @throws OutputFileException if there is a file that must be kept
     */
    public void requireFree(Existing existing) {
        used().filter(file -> existing == Existing.KEEP).ifPresent(file -> {
            throw new OutputFileException(
                    file.toString(),
                    "it already exists",
                    "give another folder with --out-dir, or --force to overwrite");
        });
    }

    /**
     * Creates the folder if necessary, and checks that the result can be written to it, before any money is spent.
     *
     * @throws OutputFileException if it cannot be written to, or there is a file that must be kept
     */
    public void prepare(Existing existing) {
        requireFree(existing);
        try {
            Files.createDirectories(path);
            DiskRoom.require(path);
        } catch (IOException e) {
            throw WriteProblem.of(e, path, "no file can be created in it", "give another folder with --out-dir")
                    .failure(path.toString());
        }
    }

    /**
     * Checks, at the last moment before a certificate is paid for, that the folder has room for it.
     *
     * @throws OutputFileException if it has not
     */
    public void requireRoom() {
        try {
            DiskRoom.require(path);
        } catch (IOException e) {
            throw WriteProblem.of(
                            e, path, "no file can be created in it", "make it writable, and run the same command again")
                    .failure(path.toString());
        }
    }

    /**
     * Writes an issuance, whether it passed the gate or not.
     *
     * @param findings the findings of the gate
     * @return the files, in the order of writing
     */
    public List<Path> write(Issuance issuance, List<Finding> findings, Existing existing) {
        boolean passed = Gate.isPassed(findings);
        List<Path> files = new ArrayList<>();
        delete(passed ? REJECTED : ACCEPTED, existing);
        files.add(write(CSR, issuance.request().csr().pem(), existing));
        files.add(write(
                PASSTHROUGH,
                new String(PassthroughFile.of(issuance.request().order(issuance.token())), StandardCharsets.UTF_8),
                existing));
        String certificate = withLineFeed(issuance.signed().certificate());
        files.add(write(passed ? CERTIFICATE : REJECTED_CERTIFICATE, certificate, existing));
        if (passed) {
            files.add(write(CHAIN, withLineFeed(issuance.signed().chain()), existing));
        }
        Path document = path.resolve(passed ? RECORD : REJECTED_RECORD);
        OutputFile.write(
                document.toString(),
                existing,
                out -> IndentedJson.write(out, json -> IssuanceJson.write(issuance, findings, json)));
        files.add(document);
        return files;
    }

    /** Files of an earlier run, which {@code --force} discards, must not be mistaken for the result of this one. */
    private void delete(List<String> names, Existing existing) {
        for (String name : existing == Existing.REPLACE ? names : List.<String>of()) {
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException e) {
                throw new OutputFileException(
                        path.resolve(name).toString(), "it cannot be deleted", "delete it, or give another folder");
            }
        }
    }

    private Path write(String name, String text, Existing existing) {
        Path file = path.resolve(name);
        OutputFile.write(file.toString(), existing, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    private static String withLineFeed(String pem) {
        return pem.isEmpty() || pem.endsWith("\n") ? pem : pem + "\n";
    }

    /** The content of a folder: a certificate that passed the gate, its chain, and its record. */
    public record Contents(SignedCertificate signed, IssuanceRecord issued) {
        public Contents {
            Objects.requireNonNull(signed, "signed");
            Objects.requireNonNull(issued, "issued");
        }
    }

    /**
     * Reads a folder.
     *
     * @throws UnreadableInputException if it does not contain an accepted certificate, or the certificate does not
     *     match the record
     */
    public Contents read() {
        if (!Files.exists(path.resolve(RECORD)) && Files.exists(path.resolve(REJECTED_RECORD))) {
            throw new UnreadableInputException(
                    path.toString(),
                    "its certificate was rejected, because it is not what was requested",
                    "see " + path.resolve(REJECTED_RECORD) + ", and issue again");
        }
        IssuanceRecord issued = IssuanceJson.read(path.resolve(RECORD).toString(), octets(RECORD));
        SignedCertificate signed = new SignedCertificate(text(CERTIFICATE), text(CHAIN));
        String file = path.resolve(CERTIFICATE).toString();
        if (!CaCertificate.parse(file, signed.certificate()).sha256().equals(issued.sha256())) {
            throw new UnreadableInputException(
                    file, "it is not the certificate recorded in " + RECORD, "restore the files, or issue again");
        }
        // Parsed here, where the name of the file is known.
        CaCertificate.parseAll(path.resolve(CHAIN).toString(), signed.chain());
        return new Contents(signed, issued);
    }

    /**
     * The certificate of a record, whether it was accepted or not; empty if the record cannot be read.
     *
     * @param source the place of the record, for messages
     */
    public static Optional<KnownCertificate> known(Path record, String source) {
        if (!Files.isRegularFile(record)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(record)) {
            return IssuanceJson.known(in.readNBytes(MAX_OCTETS), source);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String text(String name) {
        return new String(octets(name), StandardCharsets.ISO_8859_1);
    }

    private byte[] octets(String name) {
        Path file = path.resolve(name);
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_OCTETS);
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException ? "there is no such file" : "it cannot be read";
            throw new UnreadableInputException(file.toString(), reason, "give the folder that 'issue' wrote");
        }
    }
}
