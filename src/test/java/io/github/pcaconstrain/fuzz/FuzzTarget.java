package io.github.pcaconstrain.fuzz;

import com.sun.management.ThreadMXBean;
import io.github.pcaconstrain.failure.Counted;
import java.lang.management.ManagementFactory;

/**
 * A reader that is fuzzed.
 *
 * @param name what it is called on the command line, and the folder of its seeds
 * @param readers what is read, for the list
 * @param place where it works: in memory, or with files or connections, which is slower
 * @param body reads one input; throws nothing but what is a mistake of the reader
 */
public record FuzzTarget(String name, String readers, Place place, Body body) {
    /**
     * What reading one input may allocate. An input has some thousand octets, and the longest answer to one is a page of findings; a
     * reader that believes a length or a count which the input merely claims goes far beyond.
     */
    private static final long MOST_OCTETS = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where a reader works. */
    public enum Place {
        MEMORY,
        FILES
    }

    /** Reads an input. */
    @FunctionalInterface
    public interface Body {
        /** Reads it, and compares what there is to compare. */
        void read(byte[] input) throws Exception;
    }

    /**
     * Reads an input within the limit on memory. Fuzzers limit the time. What loads classes, which a fuzzer then instruments, allocates
     * more than any input, and does so once.
     */
    public void run(byte[] input) throws Exception {
        if (allocated(input) > MOST_OCTETS) {
            long again = allocated(input);
            if (again > MOST_OCTETS) {
                throw new AssertionError(
                        name + " allocated " + again + " octets for an input of " + Counted.of(input.length, "octet"));
            }
        }
    }

    private long allocated(byte[] input) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        body.read(input);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
