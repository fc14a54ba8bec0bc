package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.cli.input.FleetSources;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.FetchedOption;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.PointInTime;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.suggestion.SuggestReport;
import io.github.pcaconstrain.cli.show.suggestion.SuggestWords;
import io.github.pcaconstrain.cli.show.suggestion.SuggestYaml;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.suggestion.Suggestion;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.suggest.Limits;
import io.github.pcaconstrain.suggest.Proposal;
import io.github.pcaconstrain.suggest.reading.NameSource;
import io.github.pcaconstrain.suggest.reading.SourceSuggestion;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import io.github.pcaconstrain.suggest.reading.SuggestionOptions;
import io.github.pcaconstrain.suggest.reading.SuggestionResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Suggests a policy that fits the certificates and names that exist. */
public final class SuggestCommand implements CliCommand {
    /** In binary, 99.9 percent is a bit more than 999 of 1000. */
    private static final double ROUNDING = 1e-9;

    private final Console console;
    private final CommonOptions common;
    private final SuggestSources sources;
    private final AwsOptions aws;
    private final NextCommands next;
    private final FetchedOption fetched;
    private final OutputOptions output;
    private final Option<Double> coverage = Option.read(
            "--coverage",
            "PERCENT",
            "Cover at least this share of the certificates, such as 99%. Default: 90% if possible.",
            Double.class,
            SuggestCommand::percent);
    private final Option<Integer> maxEntries =
            Option.number("--max-entries", "COUNT", "Propose no more entries than this; wider ones take their place.");
    private final Option<PointInTime> at = PointInTime.option(
            "--at", "Judge as of this time: 2026-12-31 (its start in UTC) or 2026-12-31T12:00Z. Default: now.");
    private final TimeSpanOption issuedWithin = TimeSpanOption.ofCalendar(
            "--issued-within", "Learn only from certificates that were issued within this time before, such as 90d.");
    private final Option<Boolean> excludeExpired =
            Option.flag("--exclude-expired", "Do not list expired certificates. No entry is made for them anyway.");
    private final Option<Boolean> closeForms = Option.flag(
            "--close-forms", "Also forbid the name types that no certificate has, by permitting one reserved value.");
    private final Option<Profile> lintProfile = Choice.option(
            "--lint-profile",
            "lint profile",
            Profile.values(),
            "Make the policy pass this profile of 'lint', as 'lint --suggest' does: rfc5280, pca, portable, br or"
                    + " mozilla.");
    private final Option<Boolean> perCa =
            Option.flag("--per-ca", "Propose a policy for each issuing CA, in files in --out-dir.");
    private final Option<String> outDir =
            Option.text("--out-dir", "DIR", "With --per-ca, write the policies to DIR, which is created if necessary.");
    private final Option<String> html;

    public SuggestCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.sources = new SuggestSources(console, common);
        this.aws = AwsOptions.ofSeveral(console, common);
        this.next = new NextCommands(sources, aws);
        this.fetched = new FetchedOption(common);
        this.output = new OutputOptions(console, "Overwrite files.", outDir);
        this.html = output.report("--html", "Also write the policy and what it leaves out to FILE as an HTML page.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("suggest");
        HelpPage.group(spec, "Names in use");
        sources.addTo(spec);
        fetched.addTo(spec);
        HelpPage.group(spec, "Which of them count");
        at.addTo(spec);
        issuedWithin.addTo(spec);
        Option.addAll(spec, excludeExpired);
        HelpPage.group(spec, "The policy");
        Option.addAll(spec, coverage, maxEntries, closeForms, lintProfile, perCa, outDir);
        aws.addConnectionTo(spec);
        output.addTo(spec);
        Option.addAll(spec, html);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Suggests a policy that fits existing certificates or names, and lists those that it leaves"
                                + " out, each with the reason.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "the policy covers everything")
                .exit(ExitCode.FINDINGS, "the policy leaves certificates or names out")
                .exit(ExitCode.USAGE, "usage error, or something could not be read")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "no policy fits, or AWS did not finish in time")
                .examples(
                        "Suggest a policy for the certificates in a folder, and keep it.",
                        "pca-constrain suggest examples/certificates --at 2026-12-01 -o suggested.yaml",
                        "Suggest one for a list of names.",
                        "pca-constrain suggest --names examples/names.txt",
                        "Cover 99% of the names with at most 10 entries.",
                        "pca-constrain suggest --coverage 99% --max-entries 10 --names examples/names.txt",
                        "Learn only from what was issued lately, and forbid name types that are not in use.",
                        "pca-constrain suggest --at 2026-12-01 --issued-within 90d --close-forms examples/certificates",
                        "Suggest a policy for each CA of an account.",
                        "pca-constrain suggest --all-cas --per-ca --json --sandbox");
        return spec;
    }

    private static Double percent(String text) {
        String number = text.strip().endsWith("%")
                ? text.strip().substring(0, text.strip().length() - 1)
                : text.strip();
        if (!number.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") || Double.parseDouble(number) > 100) {
            throw new InvalidOptionException("'" + text + "' is not a percentage", "write it as 99% or 99.5%");
        }
        return Double.parseDouble(number) / 100;
    }

    @Override
    public Integer call() {
        sources.check(perCa.isGiven());
        checkOptions();
        SuggestionOptions options = options();
        SuggestionResult result;
        try (FleetSources fleet = FleetSources.withChains(aws, fetched)) {
            result = suggest(fleet, options);
        }
        SuggestReport.tellSources(
                result, sources.arguments(), "give files or folders with certificates, or a list with --names", common);
        requireSuggestion(result);
        output.inTurn(
                () -> write(result, options),
                () -> output.write(html, out -> SuggestHtml.write(result, options.at(), head(options), out)));
        result.policies().forEach(this::tell);
        return exitCode(result);
    }

    private SuggestionResult suggest(FleetSources fleet, SuggestionOptions options) {
        List<Source> given = sources.certificates(fleet);
        List<NameSource> lists = sources.lists();
        try {
            return SourceSuggestion.of(given, lists, options, this::constraints, common.progress());
        } finally {
            given.forEach(Source::close);
            lists.forEach(NameSource::close);
        }
    }

    private NameConstraints constraints(Proposal proposal) {
        NameConstraints found = proposal.constraints();
        return lintProfile
                .find()
                .map(profile -> Suggestion.of(profile, found).constraints())
                .orElse(found);
    }

    private void checkOptions() {
        if (outDir.isGiven() && !perCa.isGiven()) {
            throw new InvalidOptionException("--out-dir is for --per-ca", "add --per-ca, or give -o FILE");
        }
        if (perCa.isGiven() && !outDir.isGiven() && !output.isJson()) {
            throw new InvalidOptionException("--per-ca writes several policies", "add --out-dir DIR or --json");
        }
        if (maxEntries.find().filter(most -> most < 1).isPresent()) {
            throw new InvalidOptionException("--max-entries is " + maxEntries.require(), "give at least 1");
        }
    }

    private SuggestionOptions options() {
        Instant time = at.find().map(PointInTime::first).orElseGet(console::now);
        return new SuggestionOptions(
                time,
                issuedWithin.find(common::warning).map(span -> span.before(time)),
                excludeExpired.isGiven(),
                perCa.isGiven(),
                new Limits(coverage.find(), maxEntries.find(), closeForms.isGiven()),
                Runtime.getRuntime().availableProcessors());
    }

    /** Refuses to write a policy that is none, or that does not keep to what was asked for. */
    private void requireSuggestion(SuggestionResult result) {
        if (result.policies().isEmpty()) {
            throw nothingInCommon(result);
        }
        for (SuggestedPolicy policy : result.policies()) {
            if (coverage.isGiven() && policy.coverage() < coverage.require() - ROUNDING) {
                throw new InconclusiveException(
                        "no policy" + (maxEntries.isGiven() ? " with at most " + entries(maxEntries.require()) : "")
                                + " covers " + SuggestWords.percent(coverage.require()) + of(policy)
                                + ": the one that covers most covers " + SuggestWords.percent(policy.coverage()),
                        maxEntries.isGiven()
                                ? "allow more with --max-entries, or lower --coverage"
                                : "leave --coverage out: the result says why the others cannot be covered");
            }
        }
    }

    private InconclusiveException nothingInCommon(SuggestionResult result) {
        boolean areCas = result.cas() == result.certificates();
        boolean haveOnlySubjects = !areCas && result.onlySubject() == result.certificates() - result.cas();
        String what = areCas ? ", all of CAs," : haveOnlySubjects ? ", without alternative names," : "";
        String hint =
                sources.areLists() ? "give more names that belong together" : "give more certificates of one fleet";
        if (areCas) {
            hint = "give the certificates that the CAs issued, not those of the CAs";
        } else if (haveOnlySubjects) {
            hint = "give the names that they are used for as a list, with --names FILE";
        } else if (issuedWithin.isGiven()) {
            hint = "give a longer time with --issued-within, or leave it out";
        }
        return new InconclusiveException(
                "no policy fits: " + Counted.of(result.certificates(), sources.areLists() ? "name" : "certificate")
                        + what + " with nothing in common that could be permitted",
                hint);
    }

    private static String entries(int count) {
        return Counted.of(count, "entry", "entries");
    }

    private static String of(SuggestedPolicy policy) {
        return policy.issuer().isEmpty() ? " of the certificates" : " of what " + policy.issuer() + " issued";
    }

    private void write(SuggestionResult result, SuggestionOptions options) {
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, json -> SuggestJson.write(result, options.at(), json)));
        }
        if (outDir.isGiven()) {
            PolicyFolder.write(outDir.require(), result.policies(), output.existing(), policy -> yaml(policy, options))
                    .forEach(line -> common.tell(Styled.plain(line)));
        } else if (!output.isJson()) {
            String text = yaml(result.policies().get(0), options);
            output.write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String yaml(SuggestedPolicy policy, SuggestionOptions options) {
        return SuggestYaml.of(policy, head(options), next.forPolicy("FILE"));
    }

    private List<String> head(SuggestionOptions options) {
        return List.of(
                "Suggested by " + Console.NAME + " as of " + Figures.moment(options.at()) + ".",
                "From: " + Invocation.words(sources.arguments()));
    }

    private void tell(SuggestedPolicy policy) {
        SuggestReport.tell(policy, console, common);
        String file = output.isFile() ? output.file() : "FILE";
        if (!outDir.isGiven()) {
            next.forPolicy(file).forEach(common::next);
        }
    }

    private int exitCode(SuggestionResult result) {
        if (!result.unreadable().isEmpty() && !sources.keepsGoing()) {
            return ExitCode.USAGE;
        }
        boolean isClean =
                result.policies().stream().allMatch(policy -> policy.leftOut().isEmpty())
                        && result.without().isEmpty();
        return isClean ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
