package io.github.pcaconstrain.audit.fleet;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A file that stops being JSON at some place, which the parser does not always tell. */
public final class BrokenJson extends IOException {
    private static final long serialVersionUID = 1L;

    private BrokenJson(JacksonException e) {
        super("its JSON is invalid" + place(e) + ": " + words(e), e);
    }

    /** The failure of a stream, or of the parser: invalid JSON, or a number or a depth beyond its limits. */
    public static IOException of(JacksonException e) {
        return e.getCause() instanceof IOException ofStream ? ofStream : new BrokenJson(e);
    }

    /** The words of the parser, without the name of the setting that has a limit. */
    private static String words(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).replaceAll(", from `StreamReadConstraints[^`]*`", "");
    }

    private static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(TokenStreamLocation::getLineNr)
                .filter(line -> line > 0)
                .map(line -> " in line " + line)
                .orElse("");
    }
}
