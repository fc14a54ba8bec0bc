package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.result.FindingFilter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.policy.NameConstraints;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The options of an audit.
 *
 * @param at the time for which certificates are judged
 * @param expiresWithin the time within which an expiry is reported; empty to report only expired certificates
 * @param minStrength the minimum strength of keys and signatures in bits
 * @param policy the policy that no CA below a root may exceed
 * @param profile the {@code lint} profile for CA certificates
 * @param only the codes to report; empty for all
 * @param skip the codes not to report
 * @param baseline the ids of findings that are accepted
 * @param threads the number of threads, at least 1
 * @param retained the number of octets of certificate data to keep in memory, to avoid a second reading
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
    /** NIST's minimum for use until 2030. */
    public static final int DEFAULT_STRENGTH = 112;

    /**
     * Enough for a million certificates without findings to need no second reading, and little compared with 512 MB.
     */
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

    /** The default options. */
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

    /** Which findings are reported. */
    public FindingFilter filter() {
        return new FindingFilter(only, skip, baseline);
    }
}
