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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where AWS is, who asks, and for how long to wait: the same for every command that talks to it. */
public final class AwsOptions {
    private final OptionSpec region;
    private final OptionSpec profile;
    private final OptionSpec endpoint =
            text("--endpoint-url", "URL", "Talk to this address in place of AWS, as to a sandbox that runs there.");
    private final OptionSpec sandbox = OptionSpec.builder("--sandbox")
            .type(String.class)
            .arity("0..1")
            .fallbackValue("")
            .paramLabel("DIR")
            .showDefaultValue(Visibility.NEVER)
            .description("Use a sandbox in place of AWS: with its state in DIR, or " + SandboxFolder.MEMORY
                    + "; $XDG_STATE_HOME/pca-constrain/sandbox unless given. It has a root and a subordinate CA.")
            .build();
    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long to wait for AWS to make something, such as 90s or 10min; "
                    + Poller.DEFAULT_TIMEOUT.toMinutes() + "min unless given.");

    private final Console console;
    private final CommonOptions common;
    private final boolean several;

    public AwsOptions(Console console, CommonOptions common) {
        this(
                console,
                common,
                false,
                text("--region", "REGION", "The AWS region; default: that of the ARN, or the one configured for AWS."),
                text("--profile", "NAME", "A profile of the AWS configuration files."));
    }

    private AwsOptions(Console console, CommonOptions common, boolean several, OptionSpec region, OptionSpec profile) {
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
                text(
                        "--region",
                        "REGIONS",
                        "AWS regions for --all-cas, between commas. Default: the one configured for AWS."),
                text("--profile", "NAMES", "Profiles of the AWS configuration files, between commas."));
    }

    public void addTo(CommandSpec spec) {
        addConnectionTo(spec);
        timeout.addTo(spec);
    }

    /** All but the time to wait. */
    public void addConnectionTo(CommandSpec spec) {
        spec.addOption(region).addOption(profile).addOption(endpoint).addOption(sandbox);
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
        return several ? regions().stream().findFirst() : value(region);
    }

    private static List<String> list(OptionSpec option) {
        return value(option).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether the sandbox takes the place of AWS. */
    public boolean isSandbox() {
        return value(sandbox).isPresent();
    }

    /**
     * Opens what the options ask for. Nothing is sent to AWS yet.
     *
     * @throws InvalidOptionException if they do not go together, or the sandbox cannot start
     */
    public AwsSession open() {
        return open(value(profile));
    }

    /** Opens a session for one of several profiles. */
    public AwsSession open(Optional<String> named) {
        Poller poller = Poller.forAtMost(duration(), console.clock(), progress());
        Optional<String> folder = value(sandbox);
        if (folder.isEmpty()) {
            return AwsSession.aws(settings(named), poller);
        }
        if (value(endpoint).isPresent() || value(profile).isPresent()) {
            throw new InvalidOptionException(
                    "--sandbox does not go together with --endpoint-url or --profile",
                    "leave them out: the sandbox has its own address and needs no credentials");
        }
        return AwsSession.sandbox(folder(folder.get()), sandboxRegion(), poller);
    }

    private AwsSettings settings(Optional<String> named) {
        return new AwsSettings(
                firstRegion().or(() -> ConfiguredRegion.ofVariables(console.environment())),
                named,
                value(endpoint).map(AwsOptions::address),
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
                "--endpoint-url: '" + text + "' is no address", "give one such as http://127.0.0.1:4566");
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

    private static Optional<String> value(OptionSpec option) {
        @Nullable String value = option.getValue();
        return Optional.ofNullable(value);
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
