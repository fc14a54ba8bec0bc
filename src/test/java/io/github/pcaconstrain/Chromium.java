package io.github.pcaconstrain;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Headless Chromium, driven over the DevTools protocol: scripts are evaluated, and clicks and keys are real ones. Starting
 * it takes a second, so that tests of a class share one and open their pages in it.
 */
public final class Chromium implements AutoCloseable {
    private static final String ANNOUNCED = "DevTools listening on ws://";
    /** What it is called on the PATH. */
    public static final String PROGRAM = "chromium";

    private static final String BLANK = "about:blank";

    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private int last;

    /**
     * Starts it with an empty page.
     *
     * @param profile a folder that it may write to
     */
    public Chromium(Path profile) throws Exception {
        process = new ProcessBuilder(
                        PROGRAM,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        BLANK)
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
    public String evaluate(String expression) throws Exception {
        JsonNode result = send(
                "Runtime.evaluate",
                Map.of("expression", "String(" + expression + ")", "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.at("/result/value").asString("");
    }

    /** Opens a page anew, whatever was open before, and waits until it has loaded. */
    public void open(String address) throws Exception {
        go(BLANK);
        go(address);
    }

    private void go(String address) throws Exception {
        send("Page.navigate", Map.of("url", address));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        String wanted = "complete " + address;
        while (!evaluate("document.readyState + ' ' + document.URL").equals(wanted)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(address + " is not there");
            }
            Thread.sleep(10);
        }
    }

    /** Waits until an expression is true, such as one about what follows an event. */
    public void await(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!evaluate(expression).equals("true")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("never true: " + expression);
            }
            Thread.sleep(10);
        }
    }

    /** Clicks in the middle of the first element that the selector finds. */
    public void click(String selector) throws Exception {
        String[] at = evaluate("(() => { const e = document.querySelector("
                        + JsonMapper.shared().writeValueAsString(selector)
                        + "); e.scrollIntoView({block: 'center', behavior: 'instant'}); const b ="
                        + " e.getClientRects()[0]; return (b.x + b.width / 2) + ',' + (b.y + b.height / 2); })()")
                .split(",", 2);
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            Double.parseDouble(at[0]),
                            "y",
                            Double.parseDouble(at[1]),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Presses a key that gives a character. */
    public void press(char key) throws Exception {
        send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", "" + key, "text", "" + key));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", "" + key));
    }

    /** Types where the focus is. */
    public void type(String text) throws Exception {
        send("Input.insertText", Map.of("text", text));
    }

    /** Calls a method of the DevTools protocol, and gives its result. */
    public JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        int id = ++last;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        Map<String, Object> message = Map.of("id", id, "method", method, "params", parameters);
        socket.sendText(JsonMapper.shared().writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode answered = answer.get(SECONDS, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.path("result");
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
                    waiting.complete(answer);
                }
            }
            from.request(1);
            return null;
        }
    }
}
