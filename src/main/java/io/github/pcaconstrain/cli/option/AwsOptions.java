package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.aws.ConfiguredRegion;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.ProgressLines;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** How to reach AWS, with which credentials, and how long to wait; the same for every command that talks to AWS. */
public final class AwsOptions {
    private final Option<String> region;
    private final Option<String> profile;
    private final Option<String> endpoint = Option.text(
            "--endpoint-url", "URL", "Send requests to this address instead of AWS, such as to a running sandbox.");
    private final Option<String> sandbox = Option.optionalText(
            "--sandbox",
            "DIR",
            "Use a built-in sandbox with a root and a subordinate CA instead of AWS. Its state is kept in DIR, or in"
                    + " memory if DIR is "
                    + SandboxFolder.MEMORY + ". Default: $XDG_STATE_HOME/pca-constrain/sandbox.");
    private final Option<String> sandboxKey = sandboxKey();
    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long to wait for AWS to finish a request, such as 90s or 10min. Default: "
                    + Poller.DEFAULT_TIMEOUT.toMinutes() + "min.");

    private final Console console;
    private final CommonOptions common;
    private final boolean several;
    private final Changes changes = new Changes();

    public AwsOptions(Console console, CommonOptions common) {
        this(
                console,
                common,
                false,
                Option.text(
                        "--region",
                        "REGION",
                        "The AWS region. Default: the region of the ARN, or else the one configured for AWS."),
                Option.text("--profile", "NAME", "A profile from the AWS configuration files."));
    }

    private AwsOptions(
            Console console, CommonOptions common, boolean several, Option<String> region, Option<String> profile) {
        this.console = console;
        this.common = common;
        this.several = several;
        this.region = region;
        this.profile = profile;
    }

    /** For a command that may look at several regions and accounts, and waits for nothing to be made. */
    public static AwsOptions ofSeveral(Console console, CommonOptions common) {
        return new AwsOptions(
                console,
                common,
                true,
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

    /** All but the time to wait. */
    public void addConnectionTo(CommandSpec spec) {
        Option.addAll(spec, region, profile, endpoint, sandbox, sandboxKey);
    }

    /** For the kind of key of a sandbox's own CAs, which {@link SandboxKey} reads. */
    public static Option<String> sandboxKey() {
        return Option.text(
                "--sandbox-key",
                "KEY",
                "The key algorithm of the sandbox's own root and subordinate CA, such as EC_prime256v1 or ML_DSA_65."
                        + " Default: RSA_2048.");
    }

    /** The regions that were given, in their order. */
    public List<String> regions() {
        return list(region);
    }

    /** The profiles that were given, in their order. */
    public List<String> profiles() {
        return list(profile);
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
        return sandbox.find().isPresent();
    }

    /**
     * Opens what the options ask for. Nothing is sent to AWS yet.
     *
     * @throws InvalidOptionException if they do not go together, or the sandbox cannot start
     */
    public AwsSession open() {
        return open(profile.find());
    }

    /** Opens a session for one of several profiles. */
    public AwsSession open(Optional<String> named) {
        Poller poller = Poller.forAtMost(duration(), console.clock(), progress());
        Optional<String> folder = sandbox.find();
        if (folder.isEmpty()) {
            if (sandboxKey.find().isPresent()) {
                throw new InvalidOptionException(
                        "--sandbox-key is for the CAs of a sandbox", "give --sandbox too, or leave it out");
            }
            return AwsSession.aws(settings(named), poller, changes);
        }
        if (endpoint.find().isPresent() || profile.find().isPresent()) {
            throw new InvalidOptionException(
                    "--sandbox cannot be combined with --endpoint-url or --profile",
                    "leave them out: the sandbox has its own address and needs no credentials");
        }
        return AwsSession.sandbox(
                folder(folder.get()), sandboxRegion(), SandboxKey.of(sandboxKey.find()), poller, changes);
    }

    /** What was changed at AWS through the sessions, in one line; empty where the user wants no notes. */
    public Optional<String> outcome() {
        return common.isQuiet() ? Optional.empty() : Optional.of(changes.text());
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
            // As wrong as one without a host.
        }
        throw new InvalidOptionException(
                "--endpoint-url: '" + text + "' is not a URL", "give one such as http://127.0.0.1:4566");
    }

    // From the environment, a switch is turned on by 1 or true.
    private String folder(String given) {
        boolean isStandard = given.isEmpty() || given.equals("1") || given.equals("true");
        return isStandard ? SandboxFolder.standard(console.environment()) : given;
    }

    private String sandboxRegion() {
        return firstRegion()
                .or(() -> ConfiguredRegion.of(console.environment()))
                .orElse(SandboxConfig.DEFAULT_REGION);
    }

    private Duration duration() {
        return timeout.find(common::warning).map(TimeSpan::average).orElse(Poller.DEFAULT_TIMEOUT);
    }

    private Progress progress() {
        return common.isQuiet() ? Progress.NONE : new ProgressLines(console);
    }
}
