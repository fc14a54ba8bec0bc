package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.AccessSources;
import io.github.pcaconstrain.audit.Audit;
import io.github.pcaconstrain.audit.SharedAudit;
import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.shard.Shard;
import io.github.pcaconstrain.audit.shard.ShardJson;
import io.github.pcaconstrain.audit.shard.Shards;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.input.FleetSources;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.FetchedOption;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.PointInTime;
import io.github.pcaconstrain.cli.option.PolicyFile;
import io.github.pcaconstrain.cli.option.TimeSpan;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.output.IndentedJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Audits many certificates. */
public final class AuditCommand implements CliCommand {
    /** Each certificate that a shard has judged takes eleven of them, up to four million. */
    private static final int SHARD_OCTETS = 512 << 20;

    private final Console console;
    private final CommonOptions common;
    private final AwsOptions aws;
    private final FetchedOption fetched;
    private final OutputOptions output;
    private final AuditReports reports;
    private final AuditEnd end;
    private final Option<List<String>> sources = Option.arguments(
            "SOURCE",
            "PEM, DER, PKCS#7, PKCS#12 or JKS files; folders of such files; - for standard input; TLS servers, as"
                    + " host:port or as https://, smtp://, imap:// or ldap:// and a host; the ARN of a CA; or an AWS"
                    + " Private CA audit report in JSON or CSV.");
    private final Option<Boolean> allCas = Option.flag(
            "--all-cas",
            "Audit every CA in --region and --profile, including those shared by other accounts, and their"
                    + " certificates in ACM.");
    private final Option<Boolean> skipAcm = Option.flag(
            "--skip-acm", "Leave out the CAs' certificates in ACM, which can be fetched only ten a second.");
    private final AccessOptions access;
    private final Option<String> trust =
            Option.text("--trust", "FILE", "Trust anchors; only paths that start at one of them count.");
    private final Option<String> policy =
            Option.text("--policy", "FILE", "A policy that no CA below a root may go beyond.");
    private final Option<PointInTime> at = PointInTime.option(
            "--at", "Judge as of this time: 2026-12-31 (its start in UTC) or 2026-12-31T12:00Z. Default: now.");
    private final TimeSpanOption expiresWithin = TimeSpanOption.ofCalendar(
            "--expires-within", "Report certificates that expire within this time, such as 30d, 12h, 2w or 6mo.");
    private final Option<Integer> minStrength = Option.number(
            "--min-strength",
            "BITS",
            "The minimum strength of keys and signatures; 112 is RSA 2048, 128 is RSA 3072 or P-256. Default: 112.");
    private final Option<Profile> lintProfile = Choice.option(
            "--lint-profile",
            "lint profile",
            Profile.values(),
            "The profile to lint CA certificates against: rfc5280, pca, portable, br or mozilla. Default: rfc5280.");
    private final FindingOptions findings;
    private final ShardOptions shards = new ShardOptions();
    private final Option<Boolean> keepGoing =
            Option.flag("--keep-going", "Do not fail because something could not be read.");
    private final Option<String> passwordFile = Option.text(
            "--password-file", "FILE", "A file with the password of PKCS#12 files. Or set PCA_CONSTRAIN_PASSWORD.");
    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long to wait for a TLS server, such as 5s. Default: 10s.");
    private final Option<Integer> threads =
            Option.number("--threads", "COUNT", "The number of threads. Default: one per processor.");

    public AuditCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.aws = AwsOptions.ofSeveral(console, common);
        this.fetched = new FetchedOption(common);
        this.output = new OutputOptions(console);
        this.reports = new AuditReports(output);
        this.access = new AccessOptions(console);
        this.findings = new FindingOptions(console);
        this.end = new AuditEnd(console, common, output, reports, findings, keepGoing);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("audit");
        HelpPage.group(spec, "What to audit");
        Option.addAll(spec, sources, allCas, skipAcm);
        access.addTo(spec);
        Option.addAll(spec, passwordFile, keepGoing);
        timeout.addTo(spec);
        fetched.addTo(spec);
        Option.addAll(spec, threads);
        HelpPage.group(spec, "What to look for");
        Option.addAll(spec, trust, policy);
        at.addTo(spec);
        expiresWithin.addTo(spec);
        Option.addAll(spec, minStrength, lintProfile);
        HelpPage.group(spec, "Findings");
        findings.addTo(spec);
        HelpPage.group(spec, "Several machines");
        shards.addTo(spec);
        HelpPage.group(spec, "Reports");
        reports.addTo(spec);
        aws.addConnectionTo(spec);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description("Builds chains from certificates and finds problems with their name constraints.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "no finding is at or above the severity of --fail-on")
                .exit(ExitCode.FINDINGS, "a finding is at or above the severity of --fail-on")
                .exit(ExitCode.USAGE, "usage error, or something could not be read")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "timed out: AWS did not finish in time")
                .examples(
                        "Audit a bundle.",
                        "pca-constrain audit chain.pem",
                        "Accept today's findings, so that --baseline accepted.txt reports only new ones.",
                        "pca-constrain audit --write-baseline accepted.txt examples/certificates",
                        "Write a report for people and a file for code scanning.",
                        "pca-constrain audit --html audit.html --sarif audit.sarif chain.pem",
                        "Check that no CA goes beyond a policy, and report what expires within a month.",
                        "pca-constrain audit --policy examples/development.yaml --expires-within 30d chain.pem",
                        "Audit a TLS server along with a bundle, even if the server is down.",
                        "pca-constrain audit --keep-going --timeout 2s localhost:8443 chain.pem",
                        "Audit every CA in two regions, and the certificates they issued through ACM.",
                        "pca-constrain audit --all-cas --region us-east-1,eu-west-1 --sandbox",
                        "Find who could have a CA sign without constraints, from files alone.",
                        "pca-constrain audit --iam examples/access/account.json --iam scp:examples/access/scp.json",
                        "Find who had a CA sign without constraints, and who changed CAs.",
                        "pca-constrain audit --cloudtrail examples/access/trail.json",
                        "Judge the first half of a folder; with the second, 'audit --merge first.json second.json' reports on all.",
                        "pca-constrain audit --shard 1/2 --at 2026-12-31 -o first.json examples/certificates",
                        "Audit the certificates listed in an audit report. If interrupted, run it again to continue.",
                        "pca-constrain audit --fetched fetched report.json");
        return spec;
    }

    @Override
    public Integer call() {
        if (shards.isMerge()) {
            shards.checkMerge();
            Shards all = Shards.read(shardFiles(), file -> InputFile.read(file, SHARD_OCTETS, console));
            return end.of(all.report(), all.notes());
        }
        try (FleetSources fleet = FleetSources.withSettings(aws, fetched)) {
            return shards.share().map(share -> judge(share, fleet)).orElseGet(() -> end.of(audit(fleet), notes()));
        }
    }

    private List<String> shardFiles() {
        List<String> files = sources.orElse(List.of());
        if (files.isEmpty()) {
            throw new InvalidOptionException("nothing to merge", "give the files that 'audit --shard' wrote");
        }
        return files;
    }

    private int judge(Share share, FleetSources fleet) {
        List<String> files = new ArrayList<>(sources.orElse(List.of()));
        trust.find().ifPresent(files::add);
        files.addAll(shards.cas());
        shards.checkShard(at.isGiven(), allCas.isGiven() || access.isGiven(), files);
        CertificateSources maker = maker(fleet);
        List<Source> cas = shards.cas().stream().map(maker::of).toList();
        Shard judged = withSources(
                fleet,
                (given, trusted) ->
                        SharedAudit.of(share, tool(), cas, given, trusted, options(), notes(), common.progress()));
        output.write(out -> IndentedJson.write(out, json -> ShardJson.write(judged, json)));
        return ExitCode.OK;
    }

    private AuditReport audit(FleetSources fleet) {
        shards.checkWhole();
        return withSources(fleet, (given, trusted) -> {
            AccessSources beside = access.sources(sources.orElse(List.of()));
            return Audit.of(tool(), given, trusted, beside, fleet.settings(), options(), fleet::cli, common.progress());
        });
    }

    /** Opens the sources and trust anchors, and closes them in the end. */
    private <T> T withSources(FleetSources fleet, BiFunction<List<Source>, List<Source>, T> work) {
        CertificateSources maker = maker(fleet);
        List<Source> given = sources(maker, fleet);
        List<Source> trusted =
                trust.find().map(file -> List.of(maker.anchors(file))).orElse(List.of());
        try {
            return work.apply(given, trusted);
        } finally {
            given.forEach(Source::close);
            trusted.forEach(Source::close);
        }
    }

    /** The limits of the result: a page without them would promise more than was checked. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>(access.notes());
        trust.find().ifPresent(file -> notes.add("Trust anchors: " + file));
        policy.find().ifPresent(file -> notes.add("Policy that no CA may go beyond: " + file));
        notes.addAll(findings.notes());
        return notes;
    }

    private static String tool() {
        return Console.NAME + " " + Version.number();
    }

    private List<Source> sources(CertificateSources maker, FleetSources fleet) {
        List<String> names = sources.orElse(List.of());
        boolean isAll = allCas.isGiven();
        if (names.isEmpty() && !isAll && !access.isGiven()) {
            throw new InvalidOptionException(
                    "nothing to audit", "give files, folders, host:port, -, ARNs, --all-cas, --iam or --cloudtrail");
        }
        if (names.stream().filter("-"::equals).count() + access.ofStandardInput() > 1) {
            throw new InvalidOptionException("- is given twice", "give standard input once");
        }
        boolean withAcm = !skipAcm.isGiven();
        List<Source> made = new ArrayList<>();
        names.forEach(name -> made.add(maker.of(name)));
        if (isAll) {
            made.addAll(fleet.all(withAcm));
        } else if (withAcm) {
            made.addAll(fleet.managed());
        }
        return made;
    }

    private CertificateSources maker(FleetSources fleet) {
        Duration limit = timeout.find(common::warning).map(TimeSpan::average).orElse(CertificateSources.TLS_TIMEOUT);
        return new CertificateSources(console, limit, passwordFile.find(), fleet);
    }

    private AuditOptions options() {
        Instant time =
                at.find().map(PointInTime::first).orElseGet(() -> console.now().truncatedTo(ChronoUnit.SECONDS));
        int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
        if (workers < 1) {
            throw new InvalidOptionException("--threads is " + workers, "give at least 1");
        }
        return new AuditOptions(
                time,
                expiresWithin.find(common::warning).map(span -> span.from(time)),
                minStrength.orElse(AuditOptions.DEFAULT_STRENGTH),
                policy.find().map(file -> PolicyFile.read(file, console, common)),
                lintProfile.orElse(Profile.RFC5280),
                findings.only(),
                findings.skipped(),
                findings.accepted(),
                workers,
                AuditOptions.DEFAULT_RETAINED);
    }
}
