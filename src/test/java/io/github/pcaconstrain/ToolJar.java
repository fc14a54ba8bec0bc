package io.github.pcaconstrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * One jar of classes and libraries, and an archive of the classes that a JVM loads from it. They are kept in a folder named
 * after what they were made of, so they serve later runs too, until a class or a library changes.
 *
 * @param file the jar. It is unsigned, since verifying Bouncy Castle's signature takes longer than most commands.
 * @param archive the class archive; empty if this JVM cannot make or use one
 */
record ToolJar(Path file, Optional<Path> archive) {
    /** Options of the JVM that makes the archive, and of those that use it. */
    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Dfile.encoding=UTF-8");

    private static final String LOCK = "lock";
    private static final String SERVICES = "META-INF/services/";

    /** Entries about the jar that they are in: signatures, modules, versions. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("META-INF/(MANIFEST\\.MF|.*\\.(SF|DSA|RSA)|maven/.*)|(.*/)?module-info\\.class");

    /**
     * The jar of these classes and libraries, made now if there is none. Other processes that ask for it wait until it is complete.
     *
     * @param folder where jars are kept. Those of other classes are deleted.
     * @param classPath folders and jars
     * @param training the main class that loads what the archive is to contain, and its arguments. A folder that it may write to is
     *     the last of them.
     */
    static synchronized ToolJar upToDate(Path folder, List<Path> classPath, List<String> training) {
        try {
            Files.createDirectories(folder);
            try (FileChannel lock =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                Path place = folder.resolve(fingerprint(classPath, training));
                Path complete = place.resolve("complete");
                if (Files.notExists(complete)) {
                    deleteAllIn(folder);
                    make(Files.createDirectory(place), classPath, training);
                    Files.createFile(complete);
                }
                return new ToolJar(jar(place), Optional.of(archive(place)).filter(Files::exists));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path place) {
        return place.resolve("pca-constrain.jar");
    }

    private static Path archive(Path place) {
        return place.resolve("classes.jsa");
    }

    /** Options of a JVM that is started with the jar as the first entry of its class path. */
    List<String> options() {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Xlog:disable"); // An archive that does not fit would be reported on standard output.
        archiveOption().ifPresent(options::add);
        return options;
    }

    /** The one of the options that has the JVM use the archive; empty if there is none. */
    Optional<String> archiveOption() {
        return archive.map(each -> "-XX:SharedArchiveFile=" + each);
    }

    /** Differs if a file has another name, size or time, and for every JVM. */
    private static String fingerprint(List<Path> classPath, List<String> training) throws IOException {
        StringBuilder all = new StringBuilder(training + System.getProperty("java.home", "") + Runtime.version());
        for (Path entry : classPath) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.append('\n')
                            .append(file)
                            .append(' ')
                            .append(Files.size(file))
                            .append(' ')
                            .append(Files.getLastModifiedTime(file));
                }
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void deleteAllIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(folder.resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void make(Path place, List<Path> classPath, List<String> training) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Multi-Release"), "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar(place)), manifest)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> each : contents(classPath).entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
        if (!jar(place).toString().contains(" ")) { // JDK 17 takes no archive for such a jar
            train(place, training);
        }
    }

    /** Of a file that is there twice, the first counts, as on a class path; lists of services are joined. */
    private static Map<String, byte[]> contents(List<Path> classPath) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                collect(entry, contents);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    collect(jar.getPath("/"), contents);
                }
            }
        }
        return contents;
    }

    private static void collect(Path root, Map<String, byte[]> contents) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!LEFT_OUT.matcher(name).matches()) {
                    contents.merge(
                            name,
                            Files.readAllBytes(file),
                            (one, other) -> name.startsWith(SERVICES) ? joined(one, other) : one);
                }
            }
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + 1 + other.length);
        both[one.length] = '\n';
        System.arraycopy(other, 0, both, one.length + 1, other.length);
        return both;
    }

    private static void train(Path place, List<String> training) throws IOException {
        Path log = place.resolve("training.log");
        List<String> command = new ArrayList<>(List.of(StartedTool.JAVA));
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + archive(place), "-cp", jar(place).toString()));
        command.addAll(training);
        command.add(Files.createDirectory(place.resolve("training")).toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("cannot make a class archive:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
