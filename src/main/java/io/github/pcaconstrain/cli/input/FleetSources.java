package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.fleet.FetchedCertificates;
import io.github.pcaconstrain.audit.fleet.Fleet;
import io.github.pcaconstrain.audit.fleet.FleetSettings;
import io.github.pcaconstrain.audit.fleet.ManagedSource;
import io.github.pcaconstrain.audit.fleet.ReportSource;
import io.github.pcaconstrain.audit.fleet.ReportSource.Chains;
import io.github.pcaconstrain.audit.fleet.RevokedRows;
import io.github.pcaconstrain.audit.fleet.SettingsReader;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.FetchedOption;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sources that ask AWS. The session is opened with the first of them, so that the SDK is loaded only if there is one.
 */
public final class FleetSources implements AutoCloseable {
    private final AwsOptions aws;
    private final Map<Optional<String>, AwsSession> sessions = new LinkedHashMap<>();
    private final Set<CaArn> named = new LinkedHashSet<>();
    private final FetchedOption folder;
    private final Chains chains;
    private Optional<Fleet> ofNamed = Optional.empty();
    private Optional<FetchedCertificates> fetched = Optional.empty();
    private final boolean hasSettings;
    private Optional<FleetSettings> settings = Optional.empty();

    private FleetSources(AwsOptions aws, FetchedOption folder, Chains chains, boolean hasSettings) {
        this.aws = aws;
        this.folder = folder;
        this.chains = chains;
        this.hasSettings = hasSettings;
    }

    /** Reads the chain above each certificate, too. */
    public static FleetSources withChains(AwsOptions aws, FetchedOption folder) {
        return new FleetSources(aws, folder, Chains.READ, false);
    }

    /** Reads only the certificates. */
    public static FleetSources withoutChains(AwsOptions aws, FetchedOption folder) {
        return new FleetSources(aws, folder, Chains.LEFT_OUT, false);
    }

    /** Reads the chain above each certificate, and the settings of each CA. */
    public static FleetSources withSettings(AwsOptions aws, FetchedOption folder) {
        return new FleetSources(aws, folder, Chains.READ, true);
    }

    /** The session, which is opened now if this is the first source. */
    public AwsSession session() {
        return only();
    }

    /** The settings of the CAs, which are there when their sources have been read; empty if nothing asks for them. */
    public Optional<FleetSettings> settings() {
        return settings;
    }

    private Optional<SettingsReader> reader(AwsSession session) {
        if (!hasSettings) {
            return Optional.empty();
        }
        return Optional.of(collected(session).reader(session.privateCa(), session.caLifecycle()::tags));
    }

    private FleetSettings collected(AwsSession session) {
        FleetSettings all = settings.orElseGet(() -> new FleetSettings(session.rateLimits()));
        settings = Optional.of(all);
        return all;
    }

    /** The certificate and chain of one CA, and its settings. */
    Source ca(String arn) {
        CaArn ca = CaArn.parse(arn);
        named.add(ca);
        return ca(ca, reader(only()));
    }

    /** The certificate and chain of a CA that is only trusted, so that its settings do not matter. */
    Source anchor(String arn) {
        return ca(CaArn.parse(arn), Optional.empty());
    }

    private Source ca(CaArn ca, Optional<SettingsReader> reader) {
        AwsSession session = only();
        // A CA may be named twice: as a trust anchor, and to be audited.
        Fleet fleet = ofNamed.map(Fleet::another).orElseGet(() -> new Fleet(session.rateLimits()));
        ofNamed = Optional.of(fleet);
        return fleet.ca(session.privateCa(), ca, reader);
    }

    /** The certificates of an audit report. */
    Source report(String name, AuditReportFile report) {
        AwsSession session = only();
        fetched = fetched.or(folder::open);
        Optional<RevokedRows> revoked =
                hasSettings ? Optional.of(collected(session).revoked()) : Optional.empty();
        return ReportSource.of(name, report, session::privateCa, session.rateLimits(), chains, fetched, revoked);
    }

    /** The commands that reach a CA that was read, with the first profile that can see it. */
    public AwsCli cli(CaArn ca) {
        List<AwsSession> opened = List.copyOf(sessions.values());
        return opened.stream()
                .filter(session -> opened.size() == 1 || sees(session, ca))
                .findFirst()
                .or(() -> opened.stream().findFirst())
                .map(AwsSession::cli)
                .orElseGet(() -> AwsCli.of(Optional.empty(), Optional.empty()));
    }

    private static boolean sees(AwsSession session, CaArn ca) {
        try {
            session.privateCa().describe(ca);
            return true;
        } catch (AwsRefusedException | AwsUnreachableException e) {
            return false;
        }
    }

    /** All CAs in all regions for all profiles, and the certificates of private CAs in ACM there. */
    public List<Source> all(boolean withAcm) {
        List<Source> sources = new ArrayList<>();
        List<Source> managed = new ArrayList<>();
        Optional<Fleet> fleet = Optional.empty();
        for (Optional<String> profile : profiles()) {
            AwsSession session = session(profile);
            session.sandboxSubordinate();
            Fleet all = fleet.orElseGet(() -> new Fleet(session.rateLimits()));
            fleet = Optional.of(all);
            for (String region : regions(session)) {
                String where =
                        region + profile.map(name -> " (profile " + name + ")").orElse("");
                sources.add(all.region("all CAs of " + where, session.privateCa(), region, reader(session)));
                if (withAcm) {
                    managed.add(acm("ACM in " + where, session, region, Set.of()));
                }
            }
        }
        sources.addAll(managed);
        return sources;
    }

    /** The certificates of the named CAs in ACM. */
    public List<Source> managed() {
        List<Source> sources = new ArrayList<>();
        named.stream()
                .map(CaArn::region)
                .distinct()
                .forEach(region -> sources.add(acm("ACM in " + region, only(), region, named)));
        return sources;
    }

    private Source acm(String name, AwsSession session, String region, Set<CaArn> of) {
        return ManagedSource.of(
                name,
                session.certificateManager(),
                session.rateLimits(),
                region,
                ca -> of.isEmpty() || of.contains(ca),
                settings);
    }

    private List<Optional<String>> profiles() {
        List<Optional<String>> profiles =
                aws.profiles().stream().map(Optional::of).toList();
        return profiles.isEmpty() ? List.of(Optional.empty()) : profiles;
    }

    private List<String> regions(AwsSession session) {
        return aws.regions().isEmpty() ? List.of(session.region()) : aws.regions();
    }

    private AwsSession only() {
        if (aws.profiles().size() > 1) {
            throw new InvalidOptionException(
                    "several profiles were given, but an ARN or an audit report takes only one",
                    "give one --profile; only --all-cas takes several");
        }
        return session(aws.profiles().stream().findFirst());
    }

    private AwsSession session(Optional<String> profile) {
        return sessions.computeIfAbsent(profile, aws::open);
    }

    @Override
    public void close() {
        sessions.values().forEach(AwsSession::close);
        fetched.ifPresent(FetchedCertificates::close);
    }
}
