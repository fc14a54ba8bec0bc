package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Asks a witness in Java, with limits on time and memory: the PKIX validators compare every name with every constraint,
 * and every constraint of one CA with every one of the next, which takes hours for 20,000 of each. A small chain is
 * checked in a thread, which can be abandoned when time is up, because it ends with the process. A large chain is
 * checked in a separate JVM, which can be killed and has its own heap.
 */
final class JavaWitness {
    /**
     * Above this size, comparing all names with all constraints can take more than a second. Ordinary chains have a
     * tenth of it.
     */
    private static final int SMALL = 32 << 10;

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String HEAP = "512m";

    private JavaWitness() {}

    static WitnessVerdict ask(Witness witness, Chain chain) {
        return chain.octets() <= SMALL ? inThread(witness, chain, LIMIT) : inProcess(witness, chain, LIMIT);
    }

    static WitnessVerdict inThread(Witness witness, Chain chain, Duration limit) {
        FutureTask<WitnessVerdict> task = new FutureTask<>(() -> InProcess.judge(witness, chain));
        Thread thread = new Thread(task, "witness-" + witness.word());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return WitnessVerdict.late(witness, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WitnessVerdict.late(witness, limit);
        } catch (ExecutionException e) {
            return new WitnessVerdict(witness, "", Answer.FAILS, "it threw " + e.getCause());
        }
    }

    static WitnessVerdict inProcess(Witness witness, Chain chain, Duration limit) {
        return Tool.ofJava(witness, limit, tool -> {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + HEAP,
                    "-XX:+UseSerialGC",
                    "-cp",
                    classPath(),
                    ForkedWitness.class.getName(),
                    witness.name(),
                    chain.at().toString(),
                    tool.der("anchor.der", chain.anchor())));
            for (byte[] der : chain.withoutAnchor()) {
                command.add(tool.der("path" + command.size() + ".der", der));
            }
            Tool.Run run = tool.run(command.toArray(String[]::new));
            return run.finished() ? ForkedWitness.parse(witness, run.output()) : WitnessVerdict.late(witness, limit);
        });
    }

    /** The class path with this tool and Bouncy Castle: one jar, or several places in a build. */
    private static String classPath() throws IOException {
        try {
            List<String> places = new ArrayList<>();
            for (Class<?> type : List.of(ForkedWitness.class, BouncyCastleProvider.class)) {
                places.add(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            }
            return places.stream().distinct().collect(Collectors.joining(File.pathSeparator));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
