package io.github.pcaconstrain.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compile and check of N names against N constraints: ten times the N must take about ten times as long, whatever the shape. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
// A heap that grows while it is measured makes larger inputs look worse: memory is slow to come for the first time.
@Fork(value = 1, jvmArgs = {"-Xms2g", "-Xmx2g", "-Xmn1g", "-XX:+AlwaysPreTouch"})
public class MatchingBenchmark {
    private static final String LABEL = "a".repeat(63);
    private static final String SHARED = ",OU=a".repeat(48) + ",C=US";

    /** What is matched: the six forms as {@link Shape} has them, then what an adversary would choose. */
    public enum Input {
        DNS, EMAIL, URI, IPV4, IPV6, DIRECTORY,
        /** Every name a wildcard, every constraint one host next to it. */
        WILDCARDS,
        /** A hundred labels, all shared but the first. */
        DEEP,
        /** Names of 253 octets that differ in their last label alone. */
        LONGEST,
        /** Blocks inside blocks, all of the same first address. */
        OVERLAPPING,
        /** Fifty RDNs, all shared but the last. */
        LONG_DIRECTORY_NAMES,
        /** Labels of which all have the same {@link String#hashCode()}. */
        COLLIDING
    }

    @Param
    public Input input;

    @Param({"1000", "10000", "100000"})
    public int count;

    private Matching matching;

    @Setup
    public void prepare() {
        matching = switch (input) {
            case WILDCARDS -> hostile("dns:host%d.example.com", "dns:*.example.com");
            case DEEP -> hostile("dns:host%d" + ".a".repeat(100), "dns:x.host%d" + ".a".repeat(100));
            case LONGEST -> hostile("dns:" + (LABEL + ".").repeat(3) + "a".repeat(50) + "x%d", "dns:" + (LABEL + ".").repeat(3) + "a".repeat(50) + "x%d");
            case OVERLAPPING -> overlapping();
            case LONG_DIRECTORY_NAMES -> hostile("dn:O=Unit %d" + SHARED, "dn:CN=x,O=Unit %d" + SHARED);
            case COLLIDING -> colliding();
            default -> {
                Shape shape = Shape.valueOf(input.name());
                yield new Matching(shape.constraints(count), List.of(), shape.names(count, count));
            }
        };
        System.gc(); // else the first collection that is measured has all of the input to copy
    }

    @Benchmark
    public int compileAndCheck() {
        return matching.permitted();
    }

    private Matching hostile(String constraint, String name) {
        return new Matching(List.of(), texts(constraint), texts(name));
    }

    private List<String> texts(String format) {
        return IntStream.range(0, count).mapToObj(i -> format.formatted(i)).toList();
    }

    private Matching overlapping() {
        List<String> blocks = IntStream.range(0, count).mapToObj(i -> "ip:10.0.0.0/" + (8 + i % 25)).toList();
        return new Matching(List.of(), blocks, Shape.IPV4.names(count, count));
    }

    private Matching colliding() {
        List<String> labels = IntStream.range(0, count).mapToObj(MatchingBenchmark::label).toList();
        return new Matching(
                List.of(),
                labels.stream().map(label -> "dns:" + label + ".example.com").toList(),
                labels.stream().map(label -> "dns:host." + label + ".example.com").toList());
    }

    // The seventeen binary digits of a number below 100,000, in pairs of characters of the same hash code, whether case counts or not.
    private static String label(int i) {
        return IntStream.rangeClosed(1, 17)
                .mapToObj(bit -> (i >> (17 - bit) & 1) == 0 ? "an" : "c0")
                .collect(Collectors.joining());
    }
}
