package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.fleet.Reply.Told;
import io.github.pcaconstrain.audit.fleet.Reply.Withheld;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks about the settings of CAs, as one user. Several threads may ask. */
public final class SettingsReader {
    /** API reference, GetPolicy, ListPermissions and ListTags: InvalidStateException in these states. */
    private static final Set<CaStatus> WITHOUT_SETTINGS = Set.of(CaStatus.CREATING, CaStatus.FAILED, CaStatus.DELETED);

    /** The operations, each with its limit. */
    record Calls(
            PrivateCa privateCa,
            Function<CaArn, Optional<Map<String, String>>> listTags,
            RateLimiter describing,
            RateLimiter tags,
            RateLimiter policies,
            RateLimiter permissions) {
        Calls {
            Objects.requireNonNull(privateCa, "privateCa");
            Objects.requireNonNull(listTags, "listTags");
            Objects.requireNonNull(describing, "describing");
            Objects.requireNonNull(tags, "tags");
            Objects.requireNonNull(policies, "policies");
            Objects.requireNonNull(permissions, "permissions");
        }
    }

    private final FleetSettings collected;
    private final Calls calls;

    SettingsReader(FleetSettings collected, Calls calls) {
        this.collected = collected;
        this.calls = calls;
    }

    /** Whether there is something to ask about a CA. */
    boolean isNeeded(CaArn ca) {
        return collected.lacks(ca);
    }

    /** The limit that decides how long it takes. */
    RateLimiter slowest() {
        return calls.policies();
    }

    /**
     * Asks about a CA of which only the ARN is known, and adds the answer.
     *
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if AWS cannot be reached
     */
    void read(CaArn ca) {
        Reply<Authority> authority =
                ask(calls.describing(), () -> calls.privateCa().describe(ca));
        ask(ca, authority, false).ifPresent(this::add);
    }

    /**
     * Asks about a CA.
     *
     * @param isForeign whether another account shares it
     * @return empty for a CA whose state allows no settings
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if AWS cannot be reached
     */
    Optional<CaSettings> ask(Authority authority, boolean isForeign) {
        return ask(authority.arn(), new Told<>(authority), isForeign);
    }

    private Optional<CaSettings> ask(CaArn ca, Reply<Authority> authority, boolean isForeign) {
        if (authority
                .told()
                .filter(each -> WITHOUT_SETTINGS.contains(each.status()))
                .isPresent()) {
            return Optional.empty();
        }
        PrivateCa privateCa = calls.privateCa();
        return Optional.of(new CaSettings(
                ca,
                isForeign,
                authority,
                tags(ca),
                ask(calls.policies(), () -> privateCa.policy(ca)),
                ask(calls.permissions(), () -> privateCa.permissions(ca))));
    }

    private Reply<Map<String, String>> tags(CaArn ca) {
        Reply<Optional<Map<String, String>>> reply =
                ask(calls.tags(), () -> calls.listTags().apply(ca));
        if (reply instanceof Withheld<Optional<Map<String, String>>> withheld) {
            return new Withheld<>(withheld.why(), withheld.fix());
        }
        return reply.told()
                .flatMap(tags -> tags)
                .<Reply<Map<String, String>>>map(Told::new)
                .orElseGet(() -> new Withheld<>("its state has changed meanwhile", "run the command again"));
    }

    private static <T> Reply<T> ask(RateLimiter limiter, Supplier<T> call) {
        try {
            return new Told<>(limiter.call(call));
        } catch (AwsRefusedException e) {
            return new Withheld<>(
                    String.valueOf(e.getMessage()), e.hint().isEmpty() ? "run the command again" : e.hint());
        }
    }

    void add(CaSettings settings) {
        collected.add(settings);
    }
}
