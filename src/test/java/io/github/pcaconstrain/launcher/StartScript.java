package io.github.pcaconstrain.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A start script and the environment to run it in: no variables but PATH and those set here. */
final class StartScript {
    /** Prints its arguments and its input, and ends with 7 where the first argument is "fail". */
    private static final String MAIN = """
            package io.github.pcaconstrain.cli;
            public class Main {
                public static void main(String[] args) throws Exception {
                    for (String arg : args) System.out.println("<" + arg + ">");
                    System.in.transferTo(System.out);
                    System.out.flush();
                    if (args.length > 0 && args[0].equals("fail")) System.exit(7);
                }
            }
            """;

    private static final String TRAINING = """
            package io.github.pcaconstrain.cli.startup;
            public class Training {
                public static void main(String[] args) throws Exception {
                    io.github.pcaconstrain.cli.Main.main(args);
                }
            }
            """;

    private static final List<String> CLASSES =
            List.of("io/github/pcaconstrain/cli/Main.class", "io/github/pcaconstrain/cli/startup/Training.class");

    private final Path script;
    private final Map<String, String> environment = new TreeMap<>();

    StartScript(Path script) {
        this.script = script;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PCA_CONSTRAIN_NO_CACHE", "1");
    }

    /** How a run ended. */
    record Outcome(int exitCode, String out, String err) {}

    StartScript with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    StartScript without(String variable) {
        environment.remove(variable);
        return this;
    }

    Outcome run(String... arguments) {
        return runAtOnce(1, arguments).get(0);
    }

    /** Starts the script several times, without waiting in between, with "input" as standard input. */
    List<Outcome> runAtOnce(int times, String... arguments) {
        try {
            Path folder = Files.createTempDirectory(script.getParent(), "outcome");
            Path in = Files.writeString(folder.resolve("in"), "input\n");
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                ProcessBuilder builder = new ProcessBuilder(command(arguments))
                        .directory(folder.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(folder.resolve("out" + i).toFile())
                        .redirectError(folder.resolve("err" + i).toFile());
                builder.environment().clear();
                builder.environment().putAll(environment);
                processes.add(builder.start());
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                if (!processes.get(i).waitFor(1, TimeUnit.MINUTES)) {
                    processes.get(i).destroyForcibly();
                    throw new IllegalStateException("still running after a minute: " + script);
                }
                outcomes.add(new Outcome(
                        processes.get(i).exitValue(),
                        Files.readString(folder.resolve("out" + i)),
                        Files.readString(folder.resolve("err" + i))));
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Writes an executable file, making its folder. */
    static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Copies a file of the project, with its mode, making the folder it goes to. */
    static Path copy(String from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.copy(Path.of(from), to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Makes a folder with nothing but these programs, to be used as PATH. */
    static Path onlyPrograms(Path bin, String... names) throws IOException {
        for (String name : names) {
            Path program = Stream.of(System.getenv("PATH").split(":", -1))
                    .map(entry -> Path.of(entry, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            executable(bin.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"");
        }
        return bin;
    }

    /** Makes a folder that looks like a Java of some version, whose bin/java is the given shell script. */
    static Path fakeJava(Path home, String version, String script) throws IOException {
        executable(home.resolve("bin/java"), "#!/bin/sh\n" + script);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** Compiles {@link #MAIN} and {@link #TRAINING} into a jar. */
    static Path writeJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Path folder = Files.createTempDirectory(jar.getParent(), "classes");
        String main = Files.writeString(folder.resolve("Main.java"), MAIN).toString();
        String training =
                Files.writeString(folder.resolve("Training.java"), TRAINING).toString();
        int failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), main, training);
        if (failed != 0) {
            throw new IllegalStateException("cannot compile " + main);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : CLASSES) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(folder.resolve(name), out);
            }
        }
        return jar;
    }
}
