package io.github.pcaconstrain.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of Jazzer, in a process of its own with the class path of this one. */
final class JazzerProcess {
    /** Longer than any input takes that is not a finding. */
    private static final int MOST_SECONDS = 25;

    /** Long inputs take long. So the longest are a quarter longer than the longest seed, but long enough for deep nesting. */
    private static final int LONGEST_INPUT = 4096;

    private static final int SHORTEST_LIMIT = 1024;
    /** In memory where there is such a folder: what is tested is the reading, not the disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final String HEAP = "1g";

    /** Seconds in which compiling the code well takes longer than it saves: starting takes half of the time without. */
    private static final int BRIEF = 60;

    /** They are about injection into other programs, and change classes of the JDK. Jazzer takes names, not patterns. */
    private static final List<String> SANITIZERS = List.of(
            "BigDecimal",
            "ClojureLangHooks",
            "Deserialization",
            "ExpressionLanguageInjection",
            "FilePathTraversal",
            "LdapInjection",
            "NamingContextLookup",
            "OsCommandInjection",
            "ReflectiveCall",
            "RegexInjection",
            "RegexRoadblocks",
            "ScriptEngineInjection",
            "ServerSideRequestForgery",
            "SqlInjection",
            "TemplateInjection",
            "UnsafeSanitizer",
            "XPathInjection",
            "XmlParserSsrfGuidance");

    private JazzerProcess() {}

    /** Where what Jazzer prints goes. */
    static Path log(FuzzTarget target) {
        return Path.of("target", "fuzz", target.name(), "log.txt");
    }

    /**
     * Fuzzes for the seconds of a plan, and adds to the tally. Who wants many inputs has them guided by the code that they reach alone: reporting
     * what each comparison compares helps to find a word that a reader expects, and takes two thirds of the time.
     *
     * @param inputs to end after so many; -1 for no such number
     */
    static JazzerResult run(FuzzTarget target, FuzzPlan plan, long inputs) throws IOException, InterruptedException {
        Path log = log(target);
        Path folder = Files.createDirectories(log.resolveSibling("corpus")).resolveSibling("");
        Path scratch = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "pca-constrain-fuzz")
                : Files.createTempDirectory("pca-constrain-fuzz");
        List<String> command = command(target, folder, scratch);
        if (plan.seconds() <= BRIEF) {
            command.add(1, "-XX:TieredStopAtLevel=1");
        }
        if (inputs >= 0) {
            command.add("--trace=cov");
        }
        command.add("-max_total_time=" + plan.seconds());
        command.add("-seed=" + plan.seed());
        command.add("-runs=" + inputs);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread ending = new Thread(process::destroyForcibly); // where this process is stopped first
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            int exitCode = process.waitFor();
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            if (plan.targets().size() == 1) {
                System.out.println(text);
            }
            JazzerResult result = JazzerResult.of(target, (System.nanoTime() - start) / 1_000_000_000, exitCode, text);
            FuzzTally.add(result);
            return result;
        } finally {
            process.destroyForcibly();
            forget(ending);
            ScratchFolder.delete(scratch); // libFuzzer ends without it
        }
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException isEnding) {
            // it is running
        }
    }

    private static List<String> command(FuzzTarget target, Path folder, Path scratch) throws IOException {
        Path resources = Path.of("src", "test", "resources", "fuzz", target.name());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                // Refusing an input is filling in a stack trace, most of the time. Replaying what was found has one.
                "-XX:-StackTraceInThrowable",
                "-Dfuzz.target=" + target.name(),
                "-D" + ScratchFolder.PLACE + "=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=io.github.pcaconstrain.**",
                // Hooks in libraries cost more than they find here.
                "--custom_hook_includes=io.github.pcaconstrain.**",
                "--disabled_hooks=" + sanitizers(),
                // It is for arguments with types: inputs are octets here, which libFuzzer changes as well and more
                // simply.
                "--mutator_framework=false",
                "-max_len=" + limit(resources),
                "-timeout=" + MOST_SECONDS,
                "-rss_limit_mb=0", // the heap is limited, and each input counts what it allocates
                "-print_final_stats=1",
                "-artifact_prefix=" + folder + "/",
                "--reproducer_path=" + folder)); // or else in the root of the project
        command.add("-dict=" + SeedWords.write(folder.resolve("words")));
        command.add(folder.resolve("corpus").toString());
        for (String kind : List.of("seeds", "found")) {
            if (Files.isDirectory(resources.resolve(kind))) {
                command.add(resources.resolve(kind).toString());
            }
        }
        return command;
    }

    private static String sanitizers() {
        return SANITIZERS.stream()
                .map(name -> "com.code_intelligence.jazzer.sanitizers." + name)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static long limit(Path resources) throws IOException {
        long longest = 0;
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                longest = Math.max(longest, Files.size(file));
            }
        }
        return Math.min(LONGEST_INPUT, Math.max(SHORTEST_LIMIT, longest + longest / 4));
    }
}
