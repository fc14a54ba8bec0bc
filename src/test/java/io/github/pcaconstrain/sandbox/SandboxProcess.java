package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The command in a process of its own, which has announced itself.
 *
 * @param process which {@link #close} kills
 * @param announced what it printed
 */
record SandboxProcess(Process process, JsonNode announced) implements AutoCloseable {
    /** Starts it with {@code --json} and these arguments. */
    static SandboxProcess start(String... args) throws IOException {
        return start(ProcessBuilder.Redirect.INHERIT, args);
    }

    /** The same, with its standard error elsewhere. */
    static SandboxProcess start(ProcessBuilder.Redirect errors, String... args) throws IOException {
        List<String> command = new ArrayList<>(StartedTool.command(StartedTool.OPTIMISED, "sandbox", "--json"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        return new SandboxProcess(process, announced(process));
    }

    private static JsonNode announced(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            text.append(line);
            if (line.equals("}")) {
                break;
            }
        }
        return Json.read(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    URI endpoint() {
        return URI.create(Json.text(announced, "endpoint"));
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
