package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.policy.NameConstraints;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What to look for.
 *
 * @param at the time to judge at
 * @param expiresWithin how soon is too soon; empty where only expired certificates count
 * @param minStrength the least strength of keys and signatures in bits
 * @param policy what every CA below a root must lie inside of
 * @param profile the profile of {@code lint} that CA certificates are held to
 * @param only the codes to report; empty for all
 * @param skip the codes not to report
 * @param baseline the ids of findings that are accepted
 * @param threads how many threads work, at least 1
 * @param retained how many octets of what is known of certificates are kept in memory to spare a second reading
 */
public record AuditOptions(
        Instant at,
        Optional<Duration> expiresWithin,
        int minStrength,
        Optional<NameConstraints> policy,
        Profile profile,
        Set<String> only,
        Set<String> skip,
        Set<String> baseline,
        int threads,
        long retained) {
    /** NIST's least for what is to be secure until 2030. */
    public static final int DEFAULT_STRENGTH = 112;

    /** So much that a million certificates with nothing to report need no second reading, and little of 512 MB. */
    public static final long DEFAULT_RETAINED = 96L << 20;

    public AuditOptions {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(expiresWithin, "expiresWithin");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(profile, "profile");
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
        baseline = Set.copyOf(baseline);
    }

    /** What is looked for where nothing else is asked for. */
    public static AuditOptions at(Instant time) {
        return new AuditOptions(
                time,
                Optional.empty(),
                DEFAULT_STRENGTH,
                Optional.empty(),
                Profile.RFC5280,
                Set.of(),
                Set.of(),
                Set.of(),
                Runtime.getRuntime().availableProcessors(),
                DEFAULT_RETAINED);
    }

    boolean reports(String code) {
        return (only.isEmpty() || only.contains(code)) && !skip.contains(code);
    }
}
