package io.github.pcaconstrain.spark;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a bundle in PEM with certificates of every kind, for {@code scripts/spark-scale}: FILE COUNT. */
public final class FleetFile {
    /** Of a million, few enough with findings for a list of the command. */
    private static final int PERIOD = 1000;

    private FleetFile() {}

    /** Writes the file. */
    public static void main(String[] args) throws IOException {
        try (Writer out = Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.US_ASCII)) {
            Fleet.write(Integer.parseInt(args[1]), PERIOD, der -> out.write(Fleet.pem(der)));
        }
    }
}
