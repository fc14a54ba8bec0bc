package io.github.pcaconstrain.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the command line in-process. A path that starts with {@code ./} in an argument or a variable is one in the folder, and is
 * written so in what the command prints.
 *
 * @param folder where the files are
 * @param environment the environment variables
 * @param input standard input
 */
public record Cli(Path folder, Map<String, String> environment, InputStream input) {
    private static final Pattern HERE = Pattern.compile("^((?:--[a-z-]+=)?)\\./");

    /**
     * What a command did.
     *
     * @param exitCode its exit code
     * @param octets its standard output
     * @param err its standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(int exitCode, byte[] octets, String err) {
        public String out() {
            return new String(octets, StandardCharsets.UTF_8);
        }
    }

    public Cli(Path folder) {
        this(folder, Map.of(), InputStream.nullInputStream());
    }

    public Cli with(Map<String, String> variables) {
        Map<String, String> resolved = new HashMap<>(variables);
        resolved.replaceAll((name, value) -> resolve(value));
        return new Cli(folder, resolved, input);
    }

    public Cli input(byte[] octets) {
        return input(new ByteArrayInputStream(octets));
    }

    public Cli input(InputStream stream) {
        return new Cli(folder, environment, stream);
    }

    public Outcome run(List<String> args) {
        return run(args.toArray(String[]::new));
    }

    public Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                Arrays.stream(args).map(this::resolve).toArray(String[]::new),
                input,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment);
        ListedExitCodes.require(exitCode, args);
        return new Outcome(
                exitCode,
                shown(out.toString(StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1),
                shown(err.toString(StandardCharsets.UTF_8)));
    }

    private String resolve(String argument) {
        return HERE.matcher(argument).replaceFirst(prefix -> prefix.group(1) + folder + "/");
    }

    private String shown(String text) {
        return text.replace(folder + "/", "./");
    }

    public Cli write(String file, String content) {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public Cli write(String file, byte[] content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.resolve("..").normalize());
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in the folder, sorted. */
    public List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(folder::relativize).map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
