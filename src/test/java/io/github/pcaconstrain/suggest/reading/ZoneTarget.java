package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Zone files, which a few directives can make long: only so many of their names are read. */
public final class ZoneTarget {
    private static final int ENOUGH = 2000;

    private ZoneTarget() {}

    public static void read(byte[] input) {
        try {
            new ZoneFile("input", "example.com", new Text(new String(input, StandardCharsets.UTF_8)))
                    .read(new Counting());
        } catch (EnoughException enough) {
            // as many names as are wanted here
        }
    }

    private record Text(String text) implements ZoneFile.Content {
        @Override
        public Reader open(NameSource.Sink sink) {
            return new StringReader(text);
        }

        @Override
        public long size() {
            return text.length();
        }

        @Override
        public void close() {}
    }

    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Counting implements NameSource.Sink {
        private int names;

        @Override
        public void name(String place, PresentedName name) {
            if (++names > ENOUGH) {
                throw new EnoughException();
            }
        }

        @Override
        public void unreadable(String problem) {}

        @Override
        public void read(long octets) {}
    }
}
