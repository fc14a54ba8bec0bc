package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.input.ComparedInput;
import io.github.pcaconstrain.cli.input.FleetSources;
import io.github.pcaconstrain.cli.input.GivenInput;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.FetchedOption;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.PointInTime;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.ManagedCertificates;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.InstalledCertificate;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.report.Figures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Tells which existing certificates new constraints would refuse. */
public final class ImpactCommand implements CliCommand {
    private final Console console;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final AwsOptions aws;
    private final FetchedOption fetched;
    private final OutputOptions output;
    private final Option<List<String>> sources = Option.arguments(
            "SOURCE",
            "Files, folders, - and TLS servers, as for 'audit'; or an AWS Private CA audit report, whose certificates"
                    + " are fetched.");
    private final Option<CaArn> ca = CaOptions.arn(
            "--ca",
            "Check every certificate in ACM that this CA or a CA below it issued, with the resources that use it, and"
                    + " the certificates of those CAs.");
    private final Option<Integer> pathLength = Option.number(
            "--path-len", "N", "How many levels of CAs may exist below the CA of --ca. Default: as many as now.");
    private final Option<PointInTime> at = PointInTime.option(
            "--at",
            "Leave out certificates that have expired by then: 2026-12-31 (its start in UTC) or 2026-12-31T12:00Z."
                    + " Default: now.");
    private final Option<String> passwordFile = Option.text(
            "--password-file", "FILE", "A file with the password of PKCS#12 files. Or set PCA_CONSTRAIN_PASSWORD.");
    private final Option<Boolean> keepGoing =
            Option.flag("--keep-going", "Do not fail because something cannot be read; it is still counted.");
    private final Option<String> html;

    public ImpactCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.aws = AwsOptions.ofTwoAccounts(console, common);
        this.fetched = new FetchedOption(common);
        this.output = new OutputOptions(console);
        this.html =
                output.report("--html", "Also write what would break to FILE as an HTML page, grouped by DNS zone.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("impact");
        Option.addAll(spec, sources);
        constraintOptions.addTo(spec);
        HelpPage.group(spec, "Certificates");
        Option.addAll(spec, ca, pathLength);
        at.addTo(spec);
        Option.addAll(spec, keepGoing, passwordFile);
        fetched.addTo(spec);
        aws.addTo(spec);
        output.addTo(spec);
        Option.addAll(spec, html);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Finds existing certificates that new constraints would break, and the smallest change that"
                                + " would keep them valid.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "no certificate would break")
                .exit(ExitCode.FINDINGS, "a certificate would break")
                .exit(ExitCode.USAGE, "usage error, or a certificate could not be read")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "timed out: AWS did not finish in time")
                .examples(
                        "Check the certificates of a bundle against a new policy.",
                        "pca-constrain impact --policy examples/development.yaml chain.pem",
                        "Check whether an exclusion would break any certificate in a folder.",
                        "pca-constrain impact -e prod.example.com examples/certificates",
                        "Check a CA's certificates in ACM; here, those of a CA in a fresh sandbox.",
                        "pca-constrain impact --sandbox -p example.com",
                        "Check the certificates listed in an audit report. If interrupted, run it again to continue.",
                        "pca-constrain impact -p example.com --fetched fetched report.json");
        return spec;
    }

    @Override
    public Integer call() {
        NameConstraints policy = constraintOptions.require();
        List<String> files = sources.orElse(List.of());
        boolean asksAws = ca.isGiven() || aws.isSandbox();
        if (files.isEmpty() && !asksAws) {
            throw new InvalidOptionException("no certificates given", "give SOURCE files, or --ca ARN");
        }
        if (RequestOptions.pathLength(pathLength).isPresent() && !asksAws) {
            throw new InvalidOptionException(
                    "--path-len is for a CA at AWS", "give its ARN with --ca, or leave --path-len out");
        }
        Instant time = time();
        ImpactReport report;
        try (FleetSources fleet = FleetSources.withoutChains(aws, fetched)) {
            List<String> missing = new ArrayList<>();
            List<Source> given = sources(files, fleet, missing);
            try {
                report = asksAws
                        ? fromAws(policy, time, given, missing, fleet)
                        : report(new Impact(policy, Optional.empty(), time), given, missing);
            } finally {
                given.forEach(Source::close);
            }
        }
        report.warnings().forEach(common::warning);
        output.inTurn(
                () -> write(report), () -> output.write(html, out -> ImpactHtml.write(report, time, facts(time), out)));
        if (!report.unreadable().isEmpty() && !keepGoing.isGiven()) {
            return ExitCode.USAGE;
        }
        return report.refused().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private void write(ImpactReport report) {
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> ImpactJson.write(report, json));
            } else {
                out.write(ImpactText.of(report, output).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private ImpactReport fromAws(
            NameConstraints policy, Instant time, List<Source> given, List<String> missing, FleetSources fleet) {
        AwsSession session = fleet.session();
        CaArn arn = ca.find().or(session::sandboxSubordinate).orElseThrow();
        session.subordinateIs(arn);
        Optional<SignedCertificate> installed = InstalledCertificate.find(session.privateCa(), arn, session.cli());
        Optional<CaConstraints> today = installed.flatMap(
                signed -> ComparedInput.of(GivenInput.ofCertificate(arn.toString(), signed.certificate(), common))
                        .constraints());
        Impact impact = new Impact(policy, today, time);
        ImpactBelow below = installed
                .map(signed -> ImpactBelow.find(
                        session, arn, CaCertificate.parse("the certificate of " + arn, signed.certificate())))
                .orElse(ImpactBelow.NONE);
        below.note(common);
        below.addTo(impact, RequestOptions.pathLength(pathLength));
        new ManagedCertificates(session.certificateManager(), session.rateLimits()).addTo(impact, below.and(arn));
        return report(impact, given, missing);
    }

    /**
     * Finds all sources before reading any, so that a mistyped name ends the run at once.
     * @param missing receives the problems of names that lead nowhere, with --keep-going
     */
    private List<Source> sources(List<String> names, FleetSources fleet, List<String> missing) {
        CertificateSources maker =
                new CertificateSources(console, CertificateSources.TLS_TIMEOUT, passwordFile.find(), fleet);
        List<Source> given = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(CertificateSources.ARN)) {
                throw new InvalidOptionException(name + " is not a file", "give a CA with --ca");
            }
            try {
                given.add(maker.of(
                        name,
                        "check the path, or write a TLS server as host:port or smtp://host, or give the ARN of a CA"
                                + " with --ca"));
            } catch (UnreadableInputException e) {
                if (!keepGoing.isGiven()) {
                    throw e;
                }
                missing.add(withHint(e));
            }
        }
        return given;
    }

    private ImpactReport report(Impact impact, List<Source> given, List<String> missing) {
        missing.forEach(impact::unreadable);
        ImpactSink intake = new ImpactSink(impact, common);
        given.forEach(source -> intake.expect(source.size()));
        return common.progress().work(intake::progress, () -> {
            given.forEach(source -> read(source, intake, impact));
            intake.finish();
            return impact.report();
        });
    }

    private static void read(Source source, ImpactSink intake, Impact impact) {
        try {
            source.read(intake);
        } catch (UnreadableInputException e) {
            impact.unreadable(withHint(e));
        }
    }

    private static String withHint(UnreadableInputException e) {
        return e.getMessage() + "; " + e.hint();
    }

    private Instant time() {
        return at.find().map(PointInTime::first).orElseGet(console::now);
    }

    /** What the page says in addition to the result. */
    private List<String> facts(Instant time) {
        List<String> given = new ArrayList<>(sources.orElse(List.of()));
        ca.find().map(CaArn::toString).ifPresent(given::add);
        return List.of(
                "Judged as of " + Figures.moment(time) + " by " + Console.NAME + " " + Version.number() + ".",
                given.isEmpty() ? "Certificates of the sandbox" : "Certificates of: " + String.join(", ", given));
    }
}
