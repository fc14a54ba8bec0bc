package io.github.pcaconstrain.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs each command that talks to nobody, in one JVM: {@link NoConnectionTest} watches it. */
final class OfflineCommands {
    private static final String CHAIN = "examples/certificates/chain.pem";
    private static final String ROOT = "examples/certificates/root.pem";
    private static final String LEAF = "examples/certificates/development.pem";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("init"),
            List.of("encode", "-p", "example.com,ip:10.0.0.0/8", "--as", "terraform"),
            List.of("decode", "--lenient", "examples/certificates/legacy.pem"),
            List.of("lint", "--policy", "examples/development.yaml"),
            List.of("check", "--cert", CHAIN, "test.example.com", "other.example.org"),
            List.of("verify", LEAF, "--chain", CHAIN, "--trust", ROOT, "--at", "2030-01-01"),
            List.of("audit", "--at", "2026-06-01", "examples/certificates"),
            List.of("diff", "examples/development.yaml", LEAF),
            List.of("impact", "--at", "2026-06-01", "-p", "ip:10.0.0.0/8", LEAF),
            List.of("suggest", "--at", "2026-06-01", "--names", "examples/names.txt", "examples/certificates"),
            List.of(
                    "guard",
                    "--parent",
                    "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566",
                    "--role",
                    "arn:aws:iam::111122223333:role/Issuer"),
            List.of("explain", "constraints-missing"),
            List.of("completion", "fish"),
            List.of("help", "apply"),
            List.of("version"),
            List.of("--help"));

    private OfflineCommands() {}

    /** Prints what the commands print, then tries to connect to this machine: which the test has to see. */
    public static void main(String[] args) throws IOException {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(outputs());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 9}), 9));
        } catch (IOException refused) {
            System.exit(0);
        }
    }

    /** What each command prints, and how it ends. */
    static String outputs() {
        StringBuilder all = new StringBuilder();
        for (List<String> command : COMMANDS) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int exitCode = Main.run(command.toArray(new String[0]), InputStream.nullInputStream(), out, out, Map.of());
            all.append("$ ")
                    .append(String.join(" ", command))
                    .append('\n')
                    .append(printed.toString(StandardCharsets.UTF_8))
                    .append(exitCode)
                    .append('\n');
        }
        return all.toString();
    }
}
