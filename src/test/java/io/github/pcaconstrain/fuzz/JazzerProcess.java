package io.github.pcaconstrain.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of Jazzer, in a process of its own with the class path of this one. */
final class JazzerProcess {
    /** Longer than any input takes that is not a finding. */
    private static final int MOST_SECONDS = 25;

    private static final int LONGEST_INPUT = 4096;
    private static final String HEAP = "1g";

    private JazzerProcess() {}

    /** Where what Jazzer prints goes. */
    static Path log(FuzzTarget target) {
        return Path.of("target", "fuzz", target.name(), "log.txt");
    }

    /** Fuzzes for some seconds. */
    static JazzerResult run(FuzzTarget target, int seconds, boolean isShown) throws IOException, InterruptedException {
        Path log = log(target);
        Path folder = Files.createDirectories(log.resolveSibling("corpus")).resolveSibling("");
        Process process = new ProcessBuilder(command(target, folder, seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread ending = new Thread(process::destroyForcibly); // where this process is stopped first
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            int exitCode = process.waitFor();
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            if (isShown) {
                System.out.println(text);
            }
            return JazzerResult.of(target, exitCode, text);
        } finally {
            process.destroyForcibly();
            forget(ending);
        }
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException isEnding) {
            // it is running
        }
    }

    private static List<String> command(FuzzTarget target, Path folder, int seconds) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-Dfuzz.target=" + target.name(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=io.github.pcaconstrain.**",
                // Hooks in libraries cost more than they find here, and the sanitizers are about injection into other
                // programs.
                "--custom_hook_includes=io.github.pcaconstrain.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + MOST_SECONDS,
                "-rss_limit_mb=0", // the heap is limited, and each input counts what it allocates
                "-print_final_stats=1",
                "-artifact_prefix=" + folder + "/"));
        Path resources = Path.of("src", "test", "resources", "fuzz", target.name());
        Path words = resources.resolve("words.dict");
        if (Files.exists(words)) {
            command.add("-dict=" + words);
        }
        command.add(folder.resolve("corpus").toString());
        for (String kind : List.of("seeds", "found")) {
            if (Files.isDirectory(resources.resolve(kind))) {
                command.add(resources.resolve(kind).toString());
            }
        }
        return command;
    }
}
