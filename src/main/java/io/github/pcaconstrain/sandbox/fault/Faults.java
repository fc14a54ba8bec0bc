package io.github.pcaconstrain.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and how often.
 *
 * @param throttle the probability, from 0 to 1, of a ThrottlingException
 * @param error the probability of a server error, HTTP status 500
 * @param latency the time by which every answer is delayed
 * @param inProgress how many times each new certificate and each CSR answers RequestInProgressException
 * @param drop the probability that the connection is closed without an answer
 * @param seed the seed of the random numbers
 * @param failures errors of the next calls of operations
 * @param dead how many of the next requested certificates answer RequestFailedException forever
 * @param ignoresPassthrough whether IssueCertificate ignores ApiPassthrough, whatever the template is
 * @param refusesLate whether IssueCertificate accepts names outside the constraints, and GetCertificate refuses them
 */
public record Faults(
        double throttle,
        double error,
        Duration latency,
        int inProgress,
        double drop,
        long seed,
        List<ScriptedFailure> failures,
        int dead,
        boolean ignoresPassthrough,
        boolean refusesLate) {
    /** The syntax of {@link #parse}, for messages. */
    public static final String SYNTAX = "throttle=P,error=P,latency=MS,in-progress=N,drop=P,seed=S,"
            + "fail=OPERATION:ERROR[:N],dead=N,ignore-passthrough,late-refusal";

    private static final String FAIL = "fail";
    private static final String IGNORE_PASSTHROUGH = "ignore-passthrough";
    private static final String LATE_REFUSAL = "late-refusal";
    private static final List<String> SWITCHES = List.of(IGNORE_PASSTHROUGH, LATE_REFUSAL);

    private static final List<String> NAMES =
            List.of("throttle", "error", "latency", "in-progress", "drop", "seed", "dead");
    private static final int MAX_LATENCY = 600_000;
    private static final int MAX_TIMES = 1_000_000;

    /** Copies the list. */
    public Faults {
        failures = List.copyOf(failures);
    }

    /**
     * Reads faults, such as {@code throttle=0.1,latency=50}. Faults that are left out do not happen, and the default
     * seed is 0. Only {@code fail} may be repeated.
     * @throws IllegalArgumentException with a message that names the fault and its mistake
     */
    public static Faults parse(String text) {
        Map<String, String> values = new HashMap<>();
        List<ScriptedFailure> failures = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            boolean isKnown = equals < 0 ? SWITCHES.contains(name) : name.equals(FAIL) || NAMES.contains(name);
            if (!isKnown) {
                throw new IllegalArgumentException(
                        "there is no fault '" + part.strip() + "', only " + SYNTAX.replace(",", ", "));
            }
            if (name.equals(FAIL)) {
                failures.add(ScriptedFailure.parse(value));
            } else if (values.put(name, value) != null) {
                throw new IllegalArgumentException("fault " + name + " is given more than once");
            }
        }
        return of(values, failures);
    }

    private static Faults of(Map<String, String> values, List<ScriptedFailure> failures) {
        return new Faults(
                probability(values, "throttle"),
                probability(values, "error"),
                Duration.ofMillis(whole(values, "latency", 0, MAX_LATENCY)),
                (int) whole(values, "in-progress", 0, MAX_TIMES),
                probability(values, "drop"),
                whole(values, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
                failures,
                (int) whole(values, "dead", 0, MAX_TIMES),
                values.containsKey(IGNORE_PASSTHROUGH),
                values.containsKey(LATE_REFUSAL));
    }

    private static double probability(Map<String, String> values, String name) {
        String text = values.getOrDefault(name, "0");
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, text, "a probability from 0 to 1", e);
        }
        throw wrong(name, text, "a probability from 0 to 1", null);
    }

    private static long whole(Map<String, String> values, String name, long min, long max) {
        String text = values.getOrDefault(name, "0");
        String range = name.equals("seed") ? "a whole number" : "a whole number from " + min + " to " + max;
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, text, range, e);
        }
        throw wrong(name, text, range, null);
    }

    private static IllegalArgumentException wrong(String name, String text, String wanted, @Nullable Throwable cause) {
        return new IllegalArgumentException("fault " + name + "=" + text + " is not " + wanted, cause);
    }
}
