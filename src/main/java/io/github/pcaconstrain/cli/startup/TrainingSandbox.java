package io.github.pcaconstrain.cli.startup;

import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.option.SandboxFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A sandbox in another process, with a root and a subordinate CA. The first request for the CA's certificate is
 * answered that there is none yet.
 *
 * @param process the process
 * @param endpoint its address
 * @param root the ARN of its root CA
 * @param subordinate the ARN of its subordinate CA
 */
record TrainingSandbox(Process process, String endpoint, String root, String subordinate) implements AutoCloseable {
    static TrainingSandbox start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "sandbox",
                        "--init",
                        "--dir",
                        SandboxFolder.MEMORY,
                        "--port",
                        "0",
                        "--fault",
                        "fail=GetCertificateAuthorityCertificate:InvalidStateException:1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String root = said(out, "root:");
        String subordinate = said(out, "subordinate:");
        return new TrainingSandbox(process, said(out, "listening on"), root, subordinate);
    }

    private static String said(BufferedReader out, String what) throws IOException {
        String line = out.readLine();
        if (line == null || !line.startsWith(what)) {
            throw new IOException("the sandbox said '" + line + "' in place of '" + what + "'");
        }
        return line.substring(what.length()).strip();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
