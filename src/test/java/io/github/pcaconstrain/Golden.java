package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of what is expected. {@code -Dgolden.update=true} rewrites them from what the code does. */
public final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /** A file under the test resources. */
    public static Path file(String name) {
        return Path.of("src/test/resources", name);
    }

    public static void compare(Path file, String actual) {
        try {
            if (UPDATE) {
                Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
                Files.writeString(file, actual);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
