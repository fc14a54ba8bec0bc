package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.SpooledSource;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.pacing.OrderedCalls;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.Counted;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources of CA certificates in AWS Private CA. Each CA is read only once, even if several profiles see it. */
public final class Fleet {
    private final RateLimits rateLimits;
    private final RateLimiter rateLimiter;
    private final Set<CaArn> seen = new HashSet<>();

    /** Creates a fleet without CAs. */
    public Fleet(RateLimits rateLimits) {
        this(rateLimits, rateLimits.atMost(RateLimits.CA_CERTIFICATES));
    }

    private Fleet(RateLimits rateLimits, RateLimiter rateLimiter) {
        this.rateLimits = rateLimits;
        this.rateLimiter = rateLimiter;
    }

    /** Creates another fleet without CAs, which shares the rate limit with this one. */
    public Fleet another() {
        return new Fleet(rateLimits, rateLimiter);
    }

    /** The certificate and chain of one CA. */
    public Source ca(PrivateCa privateCa, CaArn ca) {
        return ca(privateCa, ca, Optional.empty());
    }

    /**
     * The certificate and chain of one CA, with its settings.
     *
     * @param settings asks about them; empty to leave them out
     */
    public Source ca(PrivateCa privateCa, CaArn ca, Optional<SettingsReader> settings) {
        return new SpooledSource(ca.toString(), sink -> {
            try {
                if (seen.add(ca)) {
                    new CaCertificates(privateCa, rateLimiter)
                            .ask(ca, () -> privateCa.describe(ca).status(), sink)
                            .run();
                    settings.ifPresent(reader -> reader.read(ca));
                }
            } catch (AwsUnreachableException e) {
                Refusal.of(e).report(ca.toString(), sink);
            }
        });
    }

    /**
     * The certificates and chains of every CA of a region, those shared by other accounts too. A region that refuses is
     * reported, and so is a CA that has no certificate.
     *
     * @param name the name shown to the user
     */
    public Source region(String name, PrivateCa privateCa, String region) {
        return region(name, privateCa, region, Optional.empty());
    }

    /**
     * The same, with the settings of each CA.
     *
     * @param settings asks about them; empty to leave them out
     */
    public Source region(String name, PrivateCa privateCa, String region, Optional<SettingsReader> settings) {
        return new SpooledSource(name, sink -> {
            Map<CaArn, Authority> found = new LinkedHashMap<>();
            Set<CaArn> foreign = new HashSet<>();
            boolean complete = list(name, privateCa, region, found, foreign, sink);
            if (found.isEmpty() && complete) {
                sink.remark(name, SourceNotice.NO_CA_FOUND, "", "there is no CA");
            }
            read(name, privateCa, found.values(), sink);
            settings.ifPresent(reader -> read(name, reader, found.values(), foreign, sink));
        });
    }

    private void read(String name, PrivateCa privateCa, Collection<Authority> found, SourceSink sink) {
        CaCertificates certificates = new CaCertificates(privateCa, rateLimiter);
        Deque<Authority> left = new ArrayDeque<>(found);
        left.removeIf(ca -> seen.contains(ca.arn()));
        try (OrderedCalls calls =
                rateLimits.orderedCalls("asking AWS Private CA", rateLimiter).expecting(left.size())) {
            for (Authority ca : List.copyOf(left)) {
                calls.call(() -> {
                    Runnable answer = certificates.ask(ca.arn(), ca::status, sink);
                    return () -> {
                        answer.run();
                        seen.add(left.remove().arn());
                    };
                });
            }
            calls.finish();
        } catch (AwsUnreachableException e) {
            String unread = left.size() + " of its " + Counted.of(found.size(), "CA")
                    + (left.size() == 1 ? " was" : " were") + " not read";
            Refusal.of(e).report(name, unread, sink);
        }
    }

    /** Asks about the settings only now: AWS tells them more slowly than certificates, which matter more. */
    private void read(
            String name, SettingsReader settings, Collection<Authority> found, Set<CaArn> foreign, SourceSink sink) {
        List<Authority> unknown =
                found.stream().filter(ca -> settings.isNeeded(ca.arn())).toList();
        Deque<Authority> left = new ArrayDeque<>(unknown);
        try (OrderedCalls calls = rateLimits
                .orderedCalls("asking about the settings of CAs", settings.slowest())
                .expecting(unknown.size())) {
            for (Authority ca : unknown) {
                calls.call(() -> {
                    Optional<CaSettings> told = settings.ask(ca, foreign.contains(ca.arn()));
                    return () -> {
                        told.ifPresent(settings::add);
                        left.remove();
                    };
                });
            }
            calls.finish();
        } catch (AwsUnreachableException e) {
            String unread =
                    "the settings of " + left.size() + " of its " + Counted.of(found.size(), "CA") + " were not read";
            Refusal.of(e).report(name, unread, sink);
        }
    }

    private static boolean list(
            String name,
            PrivateCa privateCa,
            String region,
            Map<CaArn, Authority> found,
            Set<CaArn> foreign,
            SourceSink sink) {
        try {
            privateCa.list(Optional.of(region), Ownership.SELF, ca -> found.putIfAbsent(ca.arn(), ca));
            privateCa.list(Optional.of(region), Ownership.OTHER_ACCOUNTS, ca -> {
                if (found.putIfAbsent(ca.arn(), ca) == null) {
                    foreign.add(ca.arn());
                }
            });
            return true;
        } catch (AwsRefusedException | AwsUnreachableException e) {
            Refusal.of(e).report(name, sink);
            return false;
        }
    }
}
