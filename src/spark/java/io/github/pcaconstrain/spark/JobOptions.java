package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.PointInTime;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The arguments of the job. Those that {@code audit} has, too, have the same names and mean the same. */
final class JobOptions {
    private enum OutFormat {
        PARQUET,
        JSON
    }

    private final Option<List<String>> in = Option.list(
            "PATH", "The certificates: files or folders of any file system that Spark reads. May be repeated.", "--in");
    private final Option<RowFormat> inFormat = Choice.option(
            "--in-format",
            "format",
            RowFormat.values(),
            "How they are stored: parquet, json (an object in each line) or text (a certificate in each line, or PEM"
                    + " blocks). Default: what the first file looks like.");
    private final Option<String> column = Option.text(
            "--column",
            "NAME",
            "The column or JSON field with the certificates, which may be nested, as in data.cert: DER, DER in base64,"
                    + " or PEM. Default: the only one that can be meant.");
    private final Option<List<String>> cas = Option.list(
            "PATH",
            "Files with CA certificates, in any form that audit reads, besides those in --in. May be repeated.",
            "--cas");
    private final Option<List<String>> trust = Option.list(
            "PATH",
            "Files with trust anchors; only paths that start at one of them count. May be repeated.",
            "--trust");
    private final Option<String> out =
            Option.text("--out", "PATH", "The folder for the results: findings, inventory and summary.json.");
    private final Option<OutFormat> outFormat = Choice.option(
            "--out-format",
            "format",
            OutFormat.values(),
            "The format of findings and inventory: parquet, or json for JSON lines. Default: parquet.");
    private final Option<Boolean> force = Option.flag("--force", "Replace the results of an earlier run in --out.");
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
    private final Option<String> only =
            Option.text("--only", "CODES", "Report only findings with these codes, comma-separated.");
    private final Option<String> skip = Option.text("--skip", "CODES", "Do not report findings with these codes.");
    private final Option<Severity> failOn = Choice.option(
            "--fail-on",
            "severity",
            Severity.values(),
            "Exit with 1 if a finding is at or above this severity: info, warning or error. Default: never.");
    private final Option<Boolean> help = Option.flag("--help", "Show this help.");

    private final CommandLine line;

    private JobOptions() {
        CommandSpec spec = CommandSpec.create().name("spark-submit [OPTIONS] pca-constrain-spark.jar");
        Option.addAll(spec, in, inFormat, column, cas, trust, out, outFormat, force, at);
        expiresWithin.addTo(spec);
        Option.addAll(spec, minStrength, lintProfile, only, skip, failOn, help);
        spec.usageMessage()
                .sortOptions(false)
                .description("Audits the certificates of a data set, as 'pca-constrain audit' does those of files.");
        line = new CommandLine(spec);
    }

    /**
     * Parses the arguments.
     *
     * @throws InvalidOptionException if they are wrong
     */
    static JobOptions parse(List<String> args) {
        JobOptions options = new JobOptions();
        try {
            options.line.parseArgs(args.toArray(new String[0]));
        } catch (ParameterException e) {
            throw wrong(e);
        }
        return options;
    }

    private static InvalidOptionException wrong(ParameterException e) {
        if (e.getCause() instanceof InvalidOptionException wrong && e.getArgSpec() != null) {
            return new InvalidOptionException(e.getArgSpec().paramLabel() + ": " + wrong.getMessage(), wrong.hint());
        }
        String message = String.valueOf(e.getMessage());
        return new InvalidOptionException(
                message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), "--help lists the arguments");
    }

    boolean isHelp() {
        return help.isGiven();
    }

    String help() {
        return line.getUsageMessage();
    }

    /**
     * What is to be done.
     *
     * @param warnings receives warnings about ambiguous spellings
     * @throws InvalidOptionException if something is missing
     */
    JobRequest request(Notes warnings) {
        Instant time =
                at.find().map(PointInTime::first).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
        AuditOptions usual = AuditOptions.at(time);
        AuditOptions audit = new AuditOptions(
                time,
                expiresWithin.find(warnings).map(span -> span.from(time)),
                minStrength.orElse(usual.minStrength()),
                Optional.empty(),
                lintProfile.orElse(usual.profile()),
                codes(only),
                codes(skip),
                Set.of(),
                usual.threads(),
                0);
        return new JobRequest(
                in.find().orElseThrow(() -> missing("--in", "s3a://bucket/certificates")),
                inFormat.find(),
                column.find(),
                cas.orElse(List.of()),
                trust.orElse(List.of()),
                out.find().orElseThrow(() -> missing("--out", "s3a://bucket/audit")),
                outFormat.orElse(OutFormat.PARQUET).name().toLowerCase(Locale.ROOT),
                force.isGiven(),
                failOn.find(),
                audit);
    }

    private static InvalidOptionException missing(String option, String example) {
        return new InvalidOptionException(option + " is missing", "give it, such as " + option + " " + example);
    }

    private static Set<String> codes(Option<String> option) {
        Set<String> codes = option.find().stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        Set<String> known = Stream.concat(Arrays.stream(AuditCode.values()), Catalogue.rules().stream())
                .map(FindingCode::code)
                .collect(Collectors.toSet());
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw new InvalidOptionException(
                    option.name() + ": there is no audit code '" + code + "'", "docs/reference/codes.md lists them");
        });
        return codes;
    }
}
