package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.fuzz.ScratchFolder;
import io.github.pcaconstrain.pem.PemWriter;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A shell that runs {@code openssl verify}, once for all leaves below the same CAs. A process for each leaf would take longer than all
 * else, and a small shell starts one in less time than a large JVM.
 *
 * <p>Only leaves whose whole path above them is the same are judged in one run. Each is verified by itself, from the same files, as if
 * it were the only one. Not thread-safe.
 */
final class OpenSslShell {
    private static final ThreadLocal<OpenSslShell> OF_THREAD = ThreadLocal.withInitial(OpenSslShell::new);
    private static final String END = "-- end of a run";

    private final Path folder = new ScratchFolder("openssl").path();
    private final BufferedReader output;
    private final Writer input;

    private OpenSslShell() {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder("sh").directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process shell = builder.start(); // it ends with its input, and so with this process
            output = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.ISO_8859_1));
            input = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this thread. */
    static OpenSslShell ofThread() {
        return OF_THREAD.get();
    }

    /** The verdicts on paths that differ in their leaves only. */
    List<WitnessVerdict> judge(List<List<CertificateContents>> paths) {
        try {
            List<CertificateContents> first = paths.get(0);
            int anchor = first.size() - 1;
            StringBuilder command = new StringBuilder("openssl verify -partial_chain -no-CApath -no-CAstore -attime ");
            command.append(ChainNotation.AT.getEpochSecond()).append(" -CAfile anchor");
            pem("anchor", first.subList(anchor, anchor + 1));
            if (anchor > 1) { // it does not take an empty file
                pem("untrusted", first.subList(1, anchor));
                command.append(" -untrusted untrusted");
            }
            for (int i = 0; i < paths.size(); i++) {
                pem("leaf" + i, paths.get(i).subList(0, 1));
                command.append(" leaf").append(i);
            }
            return verdicts(run(command + " </dev/null"), paths.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pem(String name, List<CertificateContents> certificates) throws IOException {
        StringBuilder text = new StringBuilder();
        certificates.forEach(certificate -> text.append(PemWriter.of("CERTIFICATE", certificate.der())));
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> run(String command) throws IOException {
        input.write(command + "; echo; echo '" + END + "'\n");
        input.flush();
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); !END.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the shell has ended after " + lines);
            }
            lines.add(line);
        }
        return lines;
    }

    /** A leaf is followed by OK, or has the errors above the line that says that it failed. */
    private static List<WitnessVerdict> verdicts(List<String> output, int count) {
        WitnessVerdict[] verdicts = new WitnessVerdict[count];
        String error = "";
        for (String line : output) {
            if (line.startsWith("error ") && line.contains(" lookup:")) {
                error = error.isEmpty() ? line : error;
            } else if (line.startsWith("leaf") && line.endsWith(": OK")) {
                verdicts[number(line)] = verdict(Answer.ACCEPTS, "");
                error = "";
            } else if (line.startsWith("error leaf") && line.endsWith(": verification failed")) {
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
        return Integer.parseInt(line.replaceFirst("^(?:error )?leaf(\\d+): .*$", "$1"));
    }

    private static WitnessVerdict verdict(Answer answer, String reason) {
        return new WitnessVerdict(Witness.OPENSSL, "", answer, reason);
    }
}
