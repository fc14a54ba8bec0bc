package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.fuzz.ScratchFolder;
import io.github.pcaconstrain.pem.PemWriter;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One run of {@code openssl verify} for several leaves below the same CAs, as a process for each takes longer than all else. */
final class OpenSslBatch {
    private static final int MOST_SECONDS = 60;
    private static final ScratchFolder FOLDER = new ScratchFolder("openssl");

    private OpenSslBatch() {}

    /** The verdicts on paths that differ in their leaves only. */
    static List<WitnessVerdict> judge(List<List<CertificateContents>> paths, long at) {
        try {
            return judged(paths, at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<WitnessVerdict> judged(List<List<CertificateContents>> paths, long at) throws IOException {
        List<CertificateContents> first = paths.get(0);
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "verify",
                "-partial_chain",
                "-attime",
                Long.toString(at),
                "-no-CApath",
                "-no-CAstore",
                "-CAfile",
                pem("anchor", first.subList(first.size() - 1, first.size())),
                "-untrusted",
                pem("untrusted", first.subList(1, first.size() - 1))));
        for (int i = 0; i < paths.size(); i++) {
            command.add(pem("leaf" + i, paths.get(i).subList(0, 1)));
        }
        return verdicts(run(command), paths.size());
    }

    private static String pem(String name, List<CertificateContents> certificates) throws IOException {
        StringBuilder text = new StringBuilder();
        certificates.forEach(certificate -> text.append(PemWriter.of("CERTIFICATE", certificate.der())));
        Path file = FOLDER.path().resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private static String run(List<String> command) throws IOException {
        Path output = FOLDER.path().resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** A leaf is followed by OK, or has the errors above the line that says that it failed. */
    private static List<WitnessVerdict> verdicts(String output, int count) {
        WitnessVerdict[] verdicts = new WitnessVerdict[count];
        String error = "";
        for (String line : output.lines().toList()) {
            if (line.startsWith("error ") && line.contains(" lookup:")) {
                error = error.isEmpty() ? line : error;
            } else if (line.startsWith(FOLDER.path().toString()) && line.endsWith(": OK")) {
                verdicts[number(line)] = verdict(Answer.ACCEPTS, "");
                error = "";
            } else if (line.startsWith("error ") && line.endsWith(": verification failed")) {
                verdicts[number(line)] = verdict(Answer.REFUSES, error);
                error = "";
            }
        }
        for (int i = 0; i < count; i++) {
            verdicts[i] = Objects.requireNonNullElse(
                    verdicts[i], verdict(Answer.FAILS, "the certificate could not be loaded"));
        }
        return List.of(verdicts);
    }

    private static int number(String line) {
        return Integer.parseInt(line.replaceFirst("^.*/leaf(\\d+): .*$", "$1"));
    }

    private static WitnessVerdict verdict(Answer answer, String reason) {
        return new WitnessVerdict(Witness.OPENSSL, "", answer, reason);
    }
}
