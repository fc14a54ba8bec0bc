package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.Audit;
import io.github.pcaconstrain.audit.AuditCode;
import io.github.pcaconstrain.audit.AuditOptions;
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
import io.github.pcaconstrain.cli.shell.HelpText;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.cli.show.CodeCatalogue;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Audits many certificates. */
public final class AuditCommand implements CliCommand {
    private final Console console;
    private final CommonOptions common;
    private final AwsOptions aws;
    private final FetchedOption fetched;
    private final OutputOptions output;
    private final AuditReports reports = new AuditReports();
    private final Option<List<String>> sources = Option.arguments(
            "SOURCE",
            "PEM, DER, PKCS#7, PKCS#12 or JKS files, folders with such files, - for standard input, TLS "
                    + "endpoints: host:port, https://, smtp://, imap:// and ldap:// with a host, the ARN of "
                    + "a CA, or an audit report of AWS Private CA in JSON or CSV.");
    private final Option<Boolean> allCas = Option.flag(
            "--all-cas",
            "Audit every CA of --region and --profile, those shared by other accounts too, and what ACM holds.");
    private final Option<Boolean> skipAcm = Option.flag(
            "--skip-acm", "Leave out the certificates that ACM holds of the CAs; it hands out ten a second.");
    private final Option<String> trust =
            Option.text("--trust", "FILE", "Trust anchors; only paths from one of them count.");
    private final Option<String> policy =
            Option.text("--policy", "FILE", "A policy that every CA below a root must lie inside of.");
    private final Option<PointInTime> at = PointInTime.option(
            "--at", "Judge at this time: 2026-12-31 (its start in UTC) or 2026-12-31T12:00Z; now unless given.");
    private final TimeSpanOption expiresWithin = TimeSpanOption.ofCalendar(
            "--expires-within", "Report certificates that expire within 30d, 12h, 2w, 6mo or the like.");
    private final Option<Integer> minStrength = Option.number(
            "--min-strength",
            "BITS",
            "Least strength of keys and signatures: 112 (RSA 2048) unless given; 128 is RSA 3072 or P-256.");
    private final Option<Profile> lintProfile = Choice.option(
            "--lint-profile",
            Profile.values(),
            "What lint holds CA certificates to: rfc5280, pca, portable, br or mozilla; rfc5280 unless given.");
    private final Option<Severity> failOn = Choice.option(
            "--fail-on",
            Severity.values(),
            "Exit with 1 from this severity on: info, warning or error; error unless given.");
    private final Option<String> only =
            Option.text("--only", "CODES", "Report findings of these codes alone, between commas.");
    private final Option<String> skip = Option.text("--skip", "CODES", "Do not report findings of these codes.");
    private final Option<String> baseline =
            Option.text("--baseline", "FILE", "Findings that are accepted and not reported.");
    private final Option<Boolean> keepGoing =
            Option.flag("--keep-going", "Do not fail because of what could not be read.");
    private final Option<String> passwordFile =
            Option.text("--password-file", "FILE", "The password of PKCS#12 files; or set PCA_CONSTRAIN_PASSWORD.");
    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long an endpoint may take, such as 5s; 10s unless given.");
    private final Option<Integer> threads =
            Option.number("--threads", "COUNT", "How many threads work; one for each processor unless given.");

    public AuditCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.aws = AwsOptions.ofSeveral(console, common);
        this.fetched = new FetchedOption(common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("audit");
        Option.addAll(spec, sources, allCas, skipAcm, trust, policy);
        at.addTo(spec);
        expiresWithin.addTo(spec);
        Option.addAll(spec, minStrength, lintProfile, failOn, only, skip, baseline);
        reports.addTo(spec);
        Option.addAll(spec, keepGoing, passwordFile);
        timeout.addTo(spec);
        Option.addAll(spec, threads);
        fetched.addTo(spec);
        aws.addConnectionTo(spec);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Sorts certificates into chains and finds what is wrong with their constraints.",
                        "Exits with 2 if something could not be read, else with 1 if a finding is as grave as "
                                + "--fail-on says.");
        HelpText.addExamples(
                spec,
                "Audit a bundle.",
                "pca-constrain audit chain.pem",
                "Accept what a folder has today, so that --baseline accepted.txt reports only what is new.",
                "pca-constrain audit --write-baseline accepted.txt examples/certificates",
                "Write a page for people and a file for code scanning.",
                "pca-constrain audit --html audit.html --sarif audit.sarif chain.pem",
                "Hold every CA to a policy, and report what expires in a month.",
                "pca-constrain audit --policy examples/development.yaml --expires-within 30d chain.pem",
                "Audit what a TLS server sends besides a bundle, also if the server is down.",
                "pca-constrain audit --keep-going --timeout 2s localhost:8443 chain.pem",
                "Audit every CA of two regions, and what ACM had issued from them.",
                "pca-constrain audit --all-cas --region us-east-1,eu-west-1 --sandbox",
                "Audit what an audit report names. Cut off and run again, it goes on with the rest.",
                "pca-constrain audit --fetched fetched report.json");
        return spec;
    }

    @Override
    public Integer call() {
        AuditReport report;
        try (FleetSources fleet = FleetSources.withChains(aws, fetched)) {
            report = audit(fleet);
        }
        Severity threshold = failOn.orElse(Severity.ERROR);
        reports.write(report, threshold, output.existing());
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> AuditJson.write(report, json));
            } else {
                out.write(AuditText.of(report).getBytes(StandardCharsets.UTF_8));
            }
        });
        return exitCode(report, threshold);
    }

    private AuditReport audit(FleetSources fleet) {
        CertificateSources maker = maker(fleet);
        List<Source> given = sources(maker, fleet);
        List<Source> trusted = trust.find().map(file -> List.of(maker.of(file))).orElse(List.of());
        try {
            return Audit.of(tool(), given, trusted, options(), fleet::cli);
        } finally {
            given.forEach(Source::close);
            trusted.forEach(Source::close);
        }
    }

    private int exitCode(AuditReport report, Severity threshold) {
        if (report.counts().unreadable() > 0) {
            common.warning(report.counts().unreadable() + " certificates or sources could not be read");
            if (!keepGoing.isGiven()) {
                return ExitCode.USAGE;
            }
        }
        boolean failed = report.counts().omitted() > 0
                || report.findings().stream()
                        .filter(found -> !found.finding().code().equals(AuditCode.UNREADABLE.code()))
                        .anyMatch(found -> found.finding().severity().compareTo(threshold) >= 0);
        return failed ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String tool() {
        return Console.NAME + " " + Version.number();
    }

    private List<Source> sources(CertificateSources maker, FleetSources fleet) {
        List<String> names = sources.orElse(List.of());
        boolean all = allCas.isGiven();
        if (names.isEmpty() && !all) {
            throw new InvalidOptionException(
                    "nothing to audit", "give files, folders, host:port, -, ARNs or --all-cas");
        }
        if (names.stream().filter(name -> name.equals("-")).count() > 1) {
            throw new InvalidOptionException("- is given twice", "give standard input once");
        }
        boolean withAcm = !skipAcm.isGiven();
        List<Source> made = new ArrayList<>();
        names.forEach(name -> made.add(maker.of(name)));
        if (all) {
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
                codes(only),
                codes(skip),
                baseline.find().map(file -> Baseline.read(file, console)).orElse(Set.of()),
                workers,
                AuditOptions.DEFAULT_RETAINED);
    }

    private static Set<String> codes(Option<String> option) {
        Set<String> codes = new LinkedHashSet<>();
        option.find().stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        if (codes.isEmpty()) {
            return codes;
        }
        Set<String> known = CodeCatalogue.reportedBy("audit");
        for (String code : codes) {
            if (!known.contains(code)) {
                throw new InvalidOptionException(
                        option.name() + ": audit reports no code '" + code + "'", CodeCatalogue.hint(code, known));
            }
        }
        return codes;
    }
}
