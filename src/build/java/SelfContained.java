import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the self-contained archive, {@code target/pca-constrain-VERSION-PLATFORM.tar.gz}: the plain archive, with a Java runtime that has
 * only the modules that the tool needs, and with two archives of classes made by that runtime. On Linux it also lays out, in
 * {@code target/packages/root}, what the packages install.
 *
 * <p>Arguments: the version, the build's folder, and the time that every file gets. The JDK is that of {@code JAVA25_HOME}, or else the
 * newest found that is 25 or newer, or else the one that runs this, as with {@code JAVA25_HOME=none}.
 */
final class SelfContained {
    /** Found by {@code jdeps} and by running every command; what only some class refers to that is never loaded is left out. */
    private static final String MODULES =
            "java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.crypto.ec,jdk.net,jdk.unsupported";

    private static final String TRAINING = "io.github.pcaconstrain.cli.startup.Training";
    private static final String NAME = "pca-constrain";
    private static final String LICENCE_OF_RUNTIME = "GPL-2.0-only WITH Classpath-exception-2.0";
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");
    private static final int GOOD = 25;
    /** Those of the commands, without which the JVM takes an archive, but not all of it. */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8");
    /** Instead of a folder, for the runtime that a machine without a newer JDK makes. */
    private static final String NONE = "none";

    private final String version;
    private final Path target;
    private final FileTime time;
    private final Jdk jdk;

    private record Jdk(Path home, int major) {
        static Optional<Jdk> at(Path home) {
            try {
                Matcher release = VERSION.matcher(Files.readString(home.resolve("release")));
                boolean canLink = Files.exists(home.resolve("bin").resolve(program("jlink")));
                return release.find() && canLink
                        ? Optional.of(new Jdk(home, Integer.parseInt(release.group(1))))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        static Jdk find() throws IOException {
            String named = System.getenv("JAVA25_HOME");
            Jdk running = at(Path.of(System.getProperty("java.home"))).orElseThrow();
            if (NONE.equals(named)) {
                return running;
            }
            if (named != null) {
                return at(Path.of(named))
                        .filter(jdk -> jdk.major() >= GOOD)
                        .orElseThrow(() -> new IllegalStateException(
                                "JAVA25_HOME, " + named + ", cannot be used: it must be a JDK 25 or newer with jlink"));
            }
            Path installed = Path.of("/usr/lib/jvm");
            if (running.major() >= GOOD || !Files.isDirectory(installed)) {
                return running;
            }
            try (Stream<Path> homes = Files.list(installed)) {
                return homes.map(Jdk::at)
                        .flatMap(Optional::stream)
                        .filter(jdk -> jdk.major() >= GOOD)
                        .max(Comparator.comparing(Jdk::major))
                        .orElse(running);
            }
        }
    }

    private SelfContained(String version, Path target, Instant time) throws IOException {
        this.version = version;
        this.target = target;
        this.time = FileTime.from(time);
        this.jdk = Jdk.find();
    }

    public static void main(String[] args) throws Exception {
        new SelfContained(args[0], Path.of(args[1]).toAbsolutePath(), Instant.parse(args[2])).make();
    }

    private void make() throws IOException, InterruptedException {
        System.out.println("Runtime from JDK " + jdk.major() + " in " + jdk.home());
        if (jdk.major() < GOOD) {
            System.out.println(
                    "WARNING: found no JDK 25 or newer (JAVA25_HOME): starts will be slower, with class archives of JDK "
                            + jdk.major());
        }
        Path folder = target.resolve("self-contained");
        deleteTree(folder);
        Files.createDirectories(folder);
        run(
                folder,
                "tar",
                "-xzf",
                target.resolve(NAME + "-" + version + ".tar.gz").toString());
        String platform = NAME + "-" + version + "-" + platform();
        Path tree = Files.move(folder.resolve(NAME + "-" + version), folder.resolve(platform));
        Path runtime = link(tree.resolve("lib/runtime"));
        listRuntime(tree);
        settle(tree); // the JVM compares the time of the jar with that in an archive
        archive(tree, "offline", "offline");
        archive(tree, "aws", "aws");
        if (jdk.major() >= GOOD && File.separatorChar == '/') {
            archiveOnTop(tree, "aws", "others", "apply", "sandbox", "audit");
        } else {
            archive(tree, "others", "apply", "sandbox", "audit");
        }
        settle(runtime);
        Path packed = target.resolve(platform + ".tar.gz");
        pack(tree, packed);
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f MB, unpacked %.1f MB, of which jar %.1f, runtime with archives %.1f, archives %s%n",
                packed.getFileName(),
                megabytes(packed),
                megabytes(tree),
                megabytes(tree.resolve("lib/pca-constrain.jar")),
                megabytes(runtime),
                sizes(tree, "offline", "aws", "others"));
        if (IS_LINUX) {
            layOut(tree);
        }
    }

    private static String sizes(Path tree, String... archives) throws IOException {
        List<String> sizes = new ArrayList<>();
        for (String each : archives) {
            sizes.add(String.format(Locale.ROOT, "%s %.1f", each, megabytes(archiveOf(tree, each))));
        }
        return String.join(", ", sizes);
    }

    private static String platform() {
        String os = System.getProperty("os.name");
        String system = os.startsWith("Windows") ? "windows" : os.startsWith("Mac") ? "macos" : "linux";
        String processor = System.getProperty("os.arch");
        return system + "-" + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }

    private Path link(Path runtime) throws IOException, InterruptedException {
        run(
                target,
                jdk.home().resolve("bin").resolve(program("jlink")).toString(),
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                jdk.major() >= GOOD ? "zip-9" : "2",
                "--output",
                runtime.toString());
        // Links to the same file in the folder of java.base, which not every format of packages has.
        for (Path file : files(runtime.resolve("legal"))) {
            if (Files.isSymbolicLink(file)) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(runtime.resolve("lib/jrt-fs.jar"));
        Files.deleteIfExists(runtime.resolve("lib/classlist"));
        if (IS_LINUX && hasStrip()) { // of some 6 MB of names that nobody looks up
            run(
                    runtime,
                    "sh",
                    "-c",
                    "strip --strip-unneeded bin/java bin/keytool lib/jexec lib/jspawnhelper lib/*.so lib/server/*.so");
            Files.delete(runtime.resolve("self-contained.log"));
        }
        return runtime;
    }

    /** Adds the runtime to the lists of what is inside, in which the jar has its libraries. */
    private void listRuntime(Path tree) throws IOException {
        String release = Files.readString(jdk.home().resolve("release"));
        String vendor = named(release, "IMPLEMENTOR").orElse("unknown");
        String version = named(release, "JAVA_RUNTIME_VERSION")
                .or(() -> named(release, "JAVA_VERSION"))
                .orElseThrow();
        Path page = tree.resolve("THIRD-PARTY.md");
        Files.writeString(page, Files.readString(page) + """

                ## Java

                `lib/runtime` is made from OpenJDK %s, as built by %s (%s). Its licences, and those of what it contains, are in
                `lib/runtime/legal`.
                """.formatted(version, vendor, LICENCE_OF_RUNTIME));
        Path bom = tree.resolve("sbom/bom.json");
        String libraries = Files.readString(bom);
        String start = "\"components\": [\n";
        if (!libraries.contains(start)) {
            throw new IllegalStateException("found no list of components in " + bom);
        }
        String component = """
                    {"type": "platform", "bom-ref": "openjdk@%1$s", "supplier": {"name": "%2$s"}, "name": "OpenJDK", \
                "version": "%1$s", "licenses": [{"expression": "%3$s"}]},
                """.formatted(version, vendor, LICENCE_OF_RUNTIME);
        Files.writeString(bom, libraries.replace(start, start + component));
    }

    private static Optional<String> named(String release, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "=\"([^\"\\\\]*)\"").matcher(release);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    private static boolean hasStrip() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strip")));
    }

    /** An archive of its own, with what groups of commands need. JDK 25 loads all of it in one go. */
    private void archive(Path tree, String name, String... groups) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(target, "training");
        String list = work.resolve("list").toString();
        run(java(tree, jar(tree), List.of("-XX:DumpLoadedClassList=" + list), training(work, groups)));
        List<String> dump =
                List.of("-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archiveOf(tree, name));
        if (jdk.major() >= GOOD) {
            run(java(tree, jar(tree), dump, List.of("-Xshare:dump", "-XX:+AOTClassLinking")));
        } else { // compares the class path, which start.sh makes the same everywhere in this way, too
            List<String> words = java(tree, "/dev/fd/9", dump, List.of("-Xshare:dump"));
            run(withOpen(9, jar(tree), words));
        }
        deleteTree(work);
    }

    /** What other groups need on top of an archive. The JVM loads of it what is used. */
    private void archiveOnTop(Path tree, String base, String name, String... groups)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(target, "training");
        // The JVM looks for the base where it was now. So it gets a name that start.sh can give it everywhere.
        List<String> options =
                List.of("-XX:SharedArchiveFile=/dev/fd/8", "-XX:ArchiveClassesAtExit=" + archiveOf(tree, name));
        List<String> words = java(tree, jar(tree), options, training(work, groups));
        run(withOpen(8, archiveOf(tree, base).toString(), words));
        if (!Files.exists(archiveOf(tree, name))) { // the JVM does not fail
            throw new IllegalStateException("the JVM has not written " + archiveOf(tree, name));
        }
        deleteTree(work);
    }

    /** A command that finds an open file as {@code /dev/fd/} with this number; start.sh opens it in the same way. */
    private static List<String> withOpen(int descriptor, String file, List<String> command) {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", "exec " + descriptor + "<\"$0\" && exec \"$@\"", file));
        words.addAll(command);
        return words;
    }

    private static Path archiveOf(Path tree, String name) {
        return tree.resolve("lib/runtime").resolve(name + ".archive");
    }

    private static List<String> training(Path work, String... groups) {
        List<String> training = new ArrayList<>(List.of(TRAINING));
        training.addAll(List.of(groups));
        training.add(work.toString());
        return training;
    }

    private static List<String> java(Path tree, String classPath, List<String> archive, List<String> command) {
        List<String> words = new ArrayList<>();
        words.add(tree.resolve("lib/runtime/bin").resolve(program("java")).toString());
        words.addAll(OPTIONS);
        words.addAll(archive);
        words.addAll(List.of("-cp", classPath));
        words.addAll(command);
        return words;
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        run(target, words.toArray(new String[0]));
    }

    private static String jar(Path tree) {
        return tree.resolve("lib/pca-constrain.jar").toString();
    }

    /** Gives everything one time: archives of files do the same, and the JVM compares it. */
    private void settle(Path tree) throws IOException {
        for (Path file : files(tree)) {
            if (!Files.isSymbolicLink(file)) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private void pack(Path tree, Path packed) throws IOException, InterruptedException {
        String folder = tree.getFileName().toString();
        Path tar = target.resolve("self-contained").resolve(folder + ".tar");
        List<String> words = new ArrayList<>(
                List.of("tar", "-cf", tar.toString(), "-C", tree.getParent().toString()));
        words.addAll(
                IS_LINUX
                        ? List.of("--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=go=rX,u+rw,a-s")
                        : List.of("--uid", "0", "--gid", "0"));
        words.add(folder);
        run(target, words.toArray(new String[0]));
        run(target, "gzip", "-9nf", tar.toString());
        Files.move(tar.resolveSibling(tar.getFileName() + ".gz"), packed, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What Debian's and Red Hat's packages install, as Debian's policy wants it. */
    private void layOut(Path tree) throws IOException, InterruptedException {
        Path root = target.resolve("packages/root");
        deleteTree(root);
        Path home = Files.createDirectories(root.resolve("usr/lib/pca-constrain"));
        for (String part : List.of("bin", "lib")) {
            run(target, "cp", "-a", tree.resolve(part).toString(), home.toString());
        }
        Files.delete(home.resolve("bin/pca-constrain.cmd"));
        Path share = root.resolve("usr/share");
        Path doc = Files.createDirectories(share.resolve("doc/pca-constrain"));
        for (String part :
                List.of("README.md", "SECURITY.md", "THIRD-PARTY.md", "sbom", "licences", "docs", "examples")) {
            run(target, "cp", "-a", tree.resolve(part).toString(), doc.toString());
        }
        Files.copy(Path.of("src/main/packages/copyright"), doc.resolve("copyright"));
        Files.copy(tree.resolve("CHANGELOG.md"), doc.resolve("changelog"));
        Path man = Files.createDirectories(share.resolve("man/man1"));
        for (Path page : files(tree.resolve("man/man1"))) {
            if (Files.isRegularFile(page)) {
                Files.copy(page, man.resolve(page.getFileName()));
            }
        }
        copy(tree.resolve("completion/pca-constrain.sh"), share.resolve("bash-completion/completions/pca-constrain"));
        copy(tree.resolve("completion/_pca-constrain"), share.resolve("zsh/vendor-completions/_pca-constrain"));
        copy(tree.resolve("completion/_pca-constrain"), share.resolve("zsh/site-functions/_pca-constrain"));
        copy(
                tree.resolve("completion/pca-constrain.fish"),
                share.resolve("fish/vendor_completions.d/pca-constrain.fish"));
        copy(Path.of("src/main/packages/lintian-overrides"), share.resolve("lintian/overrides/pca-constrain"));
        run(target, "sh", "-c", "gzip -9n \"$0\"/changelog \"$1\"/*.1", doc.toString(), man.toString());
        settle(root);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static String program(String name) {
        return System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name;
    }

    private static List<Path> files(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.sorted().toList();
        }
    }

    private static double megabytes(Path tree) throws IOException {
        long size = 0;
        for (Path file : files(tree)) {
            size += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        }
        return size / 1e6;
    }

    private static void deleteTree(Path tree) throws IOException {
        if (Files.exists(tree)) {
            List<Path> files = new ArrayList<>(files(tree));
            files.sort(Comparator.reverseOrder());
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static void run(Path folder, String... words) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "self-contained.log"));
        process.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("PCA_CONSTRAIN_") || name.startsWith("AWS_") || name.contains("JAVA_"));
        if (process.start().waitFor() != 0) {
            throw new IllegalStateException(
                    String.join(" ", words) + "\n" + Files.readString(folder.resolve("self-contained.log")));
        }
    }
}
