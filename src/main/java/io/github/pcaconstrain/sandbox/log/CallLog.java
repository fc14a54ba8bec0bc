package io.github.pcaconstrain.sandbox.log;

import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.ServedCall;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log of calls, one line of JSON per call, written before the client gets its answer. It records who asked for what
 * and the result, but neither bodies nor error messages, which may quote bodies.
 *
 * <p>Everything a client sends is written as ASCII, so that it cannot control a terminal. If lines cannot be written,
 * such as when the disk is full, calls are still answered, and the next line that is written says how many are missing.
 */
public final class CallLog implements CallObserver, AutoCloseable {
    private static final Logger LOG = System.getLogger(CallLog.class.getName());

    private final LineSink sink;
    private long missing;

    private CallLog(LineSink sink) {
        this.sink = sink;
    }

    /**
     * Creates a log that is appended to a file.
     *
     * @throws IOException if it cannot be written
     */
    public static CallLog to(Path file) throws IOException {
        return new CallLog(LogFile.open(file));
    }

    /** Creates a log on a stream, which is left open. */
    public static CallLog to(OutputStream stream) {
        return new CallLog(new LineSink() {
            @Override
            public void write(byte[] line) throws IOException {
                stream.write(line);
                stream.flush();
            }

            @Override
            public void close() {
                // it belongs to the caller
            }
        });
    }

    @Override
    public void served(ServedCall call) {
        byte[] line = line(json(call));
        synchronized (sink) {
            try {
                if (missing > 0) {
                    sink.write(line(Json.object().put("missing", missing)));
                    missing = 0;
                }
                sink.write(line);
            } catch (IOException e) {
                if (missing == 0) {
                    LOG.log(Level.WARNING, "the log of calls cannot be written: {0}", e.toString());
                }
                missing++;
            }
        }
    }

    private static byte[] line(ObjectNode json) {
        byte[] text = Json.writeAscii(json);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private static ObjectNode json(ServedCall call) {
        ObjectNode json = Json.object();
        json.put("time", call.time().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("requestId", call.requestId());
        putIfKnown(json, "accessKey", call.accessKey());
        putIfKnown(json, "region", call.region());
        json.put("service", call.service());
        putIfKnown(json, "operation", call.operation());
        putIfKnown(json, "resource", call.resource());
        if (call.status() > 0) {
            json.put("status", call.status());
        }
        putIfKnown(json, "error", call.error());
        json.put("ms", call.millis());
        if (!call.faults().isEmpty()) {
            ArrayNode faults = json.putArray("faults");
            call.faults().forEach(faults::add);
        }
        return json;
    }

    private static void putIfKnown(ObjectNode json, String member, String value) {
        if (!value.isEmpty()) {
            json.put(member, value);
        }
    }

    @Override
    public void close() {
        synchronized (sink) {
            try {
                sink.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the log of calls cannot be closed: {0}", e.toString());
            }
        }
    }
}
