package io.github.pcaconstrain.cli.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in headless Chromium, driven over the DevTools protocol: scripts are evaluated, and clicks are real ones. */
final class Chromium implements AutoCloseable {
    private static final String ANNOUNCED = "DevTools listening on ws://";
    /** What it is called on the PATH. */
    static final String PROGRAM = "chromium";

    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private int last;

    Chromium(Path page, Path profile) throws Exception {
        process = new ProcessBuilder(
                        PROGRAM,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        page.toUri().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient http = HttpClient.newHttpClient();
        String list = "http://" + address() + "/json/list";
        JsonNode targets = JsonMapper.shared()
                .readTree(http.send(HttpRequest.newBuilder(URI.create(list)).build(), BodyHandlers.ofString())
                        .body());
        String url = targets.valueStream()
                .filter(target -> target.get("type").asString().equals("page"))
                .map(target -> target.get("webSocketDebuggerUrl").asString())
                .findFirst()
                .orElseThrow();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
    }

    private String address() throws IOException {
        BufferedReader lines = process.errorReader();
        while (true) {
            String line = Objects.requireNonNull(lines.readLine(), "chromium ended");
            if (line.startsWith(ANNOUNCED)) {
                Thread drain = new Thread(() -> lines.lines().forEach(ignored -> {}));
                drain.setDaemon(true);
                drain.start();
                return line.substring(ANNOUNCED.length()).replaceFirst("/.*", "");
            }
        }
    }

    /** What a JavaScript expression gives, as text; a promise is waited for. */
    String evaluate(String expression) throws Exception {
        String escaped = JsonMapper.shared().writeValueAsString(expression);
        JsonNode result = send(
                "Runtime.evaluate", "{\"expression\":" + escaped + ",\"returnByValue\":true,\"awaitPromise\":true}");
        return result.at("/result/value").asString("");
    }

    /** Waits until the page with this title is there; before it, Chromium shows an empty one. */
    void awaitPage(String title) throws Exception {
        String state = "new Promise(done => setTimeout(() => done(document.readyState + ' ' + document.title), 20))";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!evaluate(state).equals("complete " + title)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the page is not there");
            }
        }
    }

    /** Clicks in the middle of the first element that the selector finds. */
    void click(String selector) throws Exception {
        String at = evaluate("(() => { const e = document.querySelector("
                + JsonMapper.shared().writeValueAsString(selector)
                + "); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                + " return (b.x + b.width / 2) + ',' + (b.y + b.height / 2); })()");
        String where = "\"x\":" + at.replace(",", ",\"y\":") + ",\"button\":\"left\",\"clickCount\":1}";
        send("Input.dispatchMouseEvent", "{\"type\":\"mousePressed\"," + where);
        send("Input.dispatchMouseEvent", "{\"type\":\"mouseReleased\"," + where);
    }

    /** Types where the focus is. */
    void type(String text) throws Exception {
        send("Input.insertText", "{\"text\":" + JsonMapper.shared().writeValueAsString(text) + "}");
    }

    private JsonNode send(String method, String parameters) throws Exception {
        int id = ++last;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .get(SECONDS, TimeUnit.SECONDS);
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @org.jspecify.annotations.Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                JsonNode answer = JsonMapper.shared().readTree(message.toString());
                message.setLength(0);
                CompletableFuture<JsonNode> waiting =
                        pending.remove(answer.path("id").asInt(0));
                if (waiting != null) {
                    waiting.complete(answer.path("result"));
                }
            }
            from.request(1);
            return null;
        }
    }
}
