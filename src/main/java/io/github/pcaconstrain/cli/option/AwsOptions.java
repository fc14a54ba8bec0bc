package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.aws.ConfiguredRegion;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.cli.progress.Changes;
import io.github.pcaconstrain.cli.progress.Interruption;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** How to reach AWS, with which credentials, and how long to wait. The same for every command that talks to AWS. */
public final class AwsOptions {
    /** The commands that {@link #ofTwoAccounts} is for. */
    private static final Set<String> OF_TWO_ACCOUNTS =
            Set.of("apply", "csr", "diff", "impact", "install", "issue", "retire");

    private final Option<String> region;
    private final Option<String> profile;
    private final Option<String> endpoint = Option.text(
            "--endpoint-url", "URL", "Send requests to this address instead of AWS, such as to a running sandbox.");
    private final SandboxOptions sandbox = new SandboxOptions();
    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long to wait for AWS to finish a request, such as 90s or 10min. Default: "
                    + Poller.DEFAULT_TIMEOUT.toMinutes() + "min.");

    private final Console console;
    private final CommonOptions common;
    private final boolean several;
    private final Optional<ParentOptions> parent;
    private final Changes changes = new Changes();
    private final Interruption interruption;
    private final CommandEnd end;

    public AwsOptions(Console console, CommonOptions common) {
        this(console, common, new Interruption(), Optional.empty());
    }

    /** For a command that may call the parent with other credentials than the subordinate. */
    public static AwsOptions ofTwoAccounts(Console console, CommonOptions common) {
        return ofTwoAccounts(console, common, new Interruption());
    }

    /** The same for one whose interruption someone else brings about. */
    public static AwsOptions ofTwoAccounts(Console console, CommonOptions common, Interruption interruption) {
        return new AwsOptions(console, common, interruption, Optional.of(new ParentOptions()));
    }

    private AwsOptions(
            Console console, CommonOptions common, Interruption interruption, Optional<ParentOptions> parent) {
        this(
                console,
                common,
                interruption,
                false,
                parent,
                Option.text(
                        "--region",
                        "REGION",
                        "The AWS region. Default: the region of the ARN, or else the one configured for AWS."),
                Option.text("--profile", "NAME", "A profile from the AWS configuration files."));
    }

    private AwsOptions(
            Console console,
            CommonOptions common,
            Interruption interruption,
            boolean several,
            Optional<ParentOptions> parent,
            Option<String> region,
            Option<String> profile) {
        this.console = console;
        this.common = common;
        this.interruption = interruption;
        this.several = several;
        this.parent = parent;
        this.region = region;
        this.profile = profile;
        this.end = new CommandEnd(console, common, changes, sandbox::isForgotten);
    }

    /** For a command that may read several regions and accounts, and never waits for new resources. */
    public static AwsOptions ofSeveral(Console console, CommonOptions common) {
        return new AwsOptions(
                console,
                common,
                new Interruption(),
                true,
                Optional.empty(),
                Option.text(
                        "--region",
                        "REGIONS",
                        "AWS regions for --all-cas, comma-separated. Default: the one configured for AWS."),
                Option.text("--profile", "NAMES", "Profiles from the AWS configuration files, comma-separated."));
    }

    public void addTo(CommandSpec spec) {
        addConnectionTo(spec);
        timeout.addTo(spec);
    }

    /** All of them except the time to wait. */
    public void addConnectionTo(CommandSpec spec) {
        HelpPage.group(spec, "AWS");
        Option.addAll(spec, region, profile);
        parent.ifPresent(options -> options.addTo(spec));
        Option.addAll(spec, endpoint);
        sandbox.addTo(spec);
    }

    /** The given regions, in their order. */
    public List<String> regions() {
        return list(region);
    }

    /** The given profiles, in their order. */
    public List<String> profiles() {
        return list(profile);
    }

    /** The region that was given; empty where it is left to the settings of AWS, or to an ARN. */
    public Optional<String> givenRegion() {
        return firstRegion();
    }

    private Optional<String> firstRegion() {
        return several ? regions().stream().findFirst() : region.find();
    }

    private static List<String> list(Option<String> option) {
        return option.find().stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a sandbox is used instead of AWS. */
    public boolean isSandbox() {
        return sandbox.isGiven();
    }

    /**
     * Opens a session. Nothing is sent to AWS yet.
     * @throws InvalidOptionException if options exclude each other, or the sandbox cannot start
     */
    public AwsSession open() {
        return open(profile.find());
    }

    /** Opens a session for one of several profiles. */
    public AwsSession open(Optional<String> named) {
        Poller poller = Poller.forAtMost(duration(), console.clock(), common.progress());
        if (!sandbox.isGiven()) {
            sandbox.requireNoKey();
            AwsSettings usual = settings(named);
            return AwsSession.aws(
                    usual, parent.flatMap(options -> options.settings(usual)), poller, changes, interruption);
        }
        if (parent.filter(ParentOptions::isGiven).isPresent()) {
            throw new InvalidOptionException(
                    "--sandbox has one account, so --parent-profile and --parent-role have no use",
                    "leave them out, or run 'pca-constrain sandbox --accounts' and give its address with"
                            + " --endpoint-url");
        }
        if (endpoint.find().isPresent() || profile.find().isPresent()) {
            throw new InvalidOptionException(
                    "--sandbox cannot be combined with --endpoint-url or --profile",
                    "leave them out: the sandbox has its own address and needs no credentials");
        }
        AwsSession session = AwsSession.sandbox(
                sandbox.folder(console.environment()), sandboxRegion(), sandbox.key(), poller, changes, interruption);
        if (session.hasPassingAddresses()) {
            common.note("the CRL and OCSP addresses in certificates that this command issues stop working when it ends;"
                    + " to keep them, run 'pca-constrain sandbox' and give its address with --endpoint-url");
        }
        return session;
    }

    /**
     * A line about what was changed at AWS through the sessions, and another with the next command. Empty if the user
     * wants no notes.
     */
    public Optional<String> outcome() {
        return end.outcome();
    }

    /** Makes Ctrl-C end with a line that says what was changed and which command resumes: this one. */
    public void tellWhenInterrupted() {
        tellWhenInterrupted(changes::text, again -> again);
    }

    /**
     * The same, for a command that knows of more than the changes of this process.
     * @param done what was done, as a sentence
     * @param again turns this command into the one that resumes
     */
    public void tellWhenInterrupted(Supplier<String> done, UnaryOperator<Invocation> again) {
        interruption.arm(
                console,
                () -> end.interrupted(
                        done,
                        answers -> again.apply(Invocation.of(region.command()).with(answers))));
    }

    /** Has the user asked for something without which the command cannot begin: Ctrl-C is an answer to that. */
    public <T> T asking(Supplier<T> question) {
        return end.asking(question);
    }

    /** The user has answered what an option would have said: the command that goes on has it. */
    public void answered(Option<?> option, String value) {
        end.answered(option.name(), value);
    }

    /** The changes that this process has made at AWS. */
    public Changes changes() {
        return changes;
    }

    /** Suggests the test of a CA as the next command. */
    public void nextIsTest(CaArn ca) {
        next("test", "--ca", ca.toString());
    }

    /** Suggests the audit of a tested CA as the next command. */
    public void nextIsAudit(CaArn ca) {
        next("audit", ca.toString());
    }

    /** Suggests the next command, which reaches AWS in the same way; nothing if the sandbox will be gone. */
    public void next(String... words) {
        if (!sandbox.isForgotten()) {
            end.next(command(words));
        }
    }

    /** A command that reaches AWS in the same way as this one. */
    public Invocation command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        List<Option<?>> passed = new ArrayList<>();
        List.of(region, profile, endpoint).stream()
                .filter(Option::isOnCommandLine)
                .forEach(passed::add);
        if (OF_TWO_ACCOUNTS.contains(words[0])) {
            parent.ifPresent(options -> passed.addAll(options.onCommandLine()));
        }
        for (Option<?> option : passed) {
            all.add(option.name());
            all.add(option.original());
        }
        all.addAll(sandbox.onCommandLine());
        return new Invocation(all);
    }

    private AwsSettings settings(Optional<String> named) {
        return new AwsSettings(
                firstRegion().or(() -> ConfiguredRegion.ofVariables(console.environment())),
                named,
                endpoint.find().map(AwsOptions::address),
                AwsSettings.Credentials.CALLER);
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // A wrong address, too: it has no host.
        }
        throw new InvalidOptionException(
                "--endpoint-url: '" + text + "' is not a URL", "give one such as http://127.0.0.1:4566");
    }

    private String sandboxRegion() {
        return firstRegion()
                .or(() -> ConfiguredRegion.of(console.environment()))
                .orElse(SandboxConfig.DEFAULT_REGION);
    }

    private Duration duration() {
        return timeout.find(common::warning).map(TimeSpan::average).orElse(Poller.DEFAULT_TIMEOUT);
    }
}
