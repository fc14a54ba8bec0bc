package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the settings of the CAs of a fleet while its sources are read, within AWS's rates. Not thread-safe, apart from
 * the limits.
 */
public final class FleetSettings {
    /** AWS Private CA's quotas for DescribeCertificateAuthority and ListTags, in calls a second each. */
    private static final int RATE = 20;

    /** AWS Private CA's quotas for GetPolicy and ListPermissions, in calls a second each. */
    private static final int SLOW_RATE = 5;

    private final Clock clock;
    private final RateLimiter describing;
    private final RateLimiter tags;
    private final RateLimiter policies;
    private final RateLimiter permissions;
    private final Map<CaArn, CaSettings> found = new LinkedHashMap<>();
    private final Set<CaArn> usedByAcm = new LinkedHashSet<>();
    private final RevokedRows revoked = new RevokedRows();

    /** Creates a collection that is empty. */
    public FleetSettings(RateLimits limits) {
        clock = limits.clock();
        describing = limits.atMost(RATE);
        tags = limits.atMost(RATE);
        policies = limits.atMost(SLOW_RATE);
        permissions = limits.atMost(SLOW_RATE);
    }

    /**
     * Creates a reader that adds to this collection.
     *
     * @param privateCa the service, as one user sees it
     * @param listTags lists the tags of a CA for the same user
     */
    public SettingsReader reader(PrivateCa privateCa, Function<CaArn, Optional<Map<String, String>>> listTags) {
        return new SettingsReader(
                this, new SettingsReader.Calls(privateCa, listTags, describing, tags, policies, permissions));
    }

    /** Whether a CA has not been asked about, or AWS told another user less than there is. */
    boolean lacks(CaArn ca) {
        CaSettings known = found.get(ca);
        return known == null || !known.withheld().isEmpty();
    }

    /** Adds the settings of a CA; those that are known already stay, unless these tell all. */
    void add(CaSettings settings) {
        if (settings.withheld().isEmpty()) {
            found.put(settings.ca(), settings);
        } else {
            found.putIfAbsent(settings.ca(), settings);
        }
    }

    /** Records that ACM manages certificates of a CA. */
    void usedByAcm(CaArn ca) {
        usedByAcm.add(ca);
    }

    /** The CA certificates that audit reports list as revoked. */
    public RevokedRows revoked() {
        return revoked;
    }

    /** The clock by which calls are limited. */
    public Clock clock() {
        return clock;
    }

    /** The settings of each CA, in the order of reading. */
    public List<CaSettings> all() {
        return List.copyOf(found.values());
    }

    /** Whether ACM manages certificates of a CA, as far as they were read. */
    public boolean isUsedByAcm(CaArn ca) {
        return usedByAcm.contains(ca);
    }
}
