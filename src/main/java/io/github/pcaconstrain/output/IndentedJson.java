package io.github.pcaconstrain.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as a stream, indented by two spaces per level, with line feeds on every platform and one at the end. */
public final class IndentedJson {
    private static final byte[] LINE_FEED = "\n".getBytes(StandardCharsets.UTF_8);

    private IndentedJson() {}

    /** Writes one document and leaves the stream open. */
    public static void write(OutputStream out, Consumer<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = generator(out)) {
            content.accept(json);
        }
        out.write(LINE_FEED);
    }

    /** A generator that leaves the stream open when it is closed. The caller writes the line feed at the end. */
    public static JsonGenerator generator(OutputStream out) {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(new Context(), out, JsonEncoding.UTF8);
    }

    public static PrettyPrinter printer() {
        return new IndentedPrinter();
    }

    private static final class Context extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer();
        }
    }
}
