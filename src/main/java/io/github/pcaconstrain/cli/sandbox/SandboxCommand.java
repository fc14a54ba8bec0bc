package io.github.pcaconstrain.cli.sandbox;

import io.github.pcaconstrain.aws.ConfiguredRegion;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.SandboxFolder;
import io.github.pcaconstrain.cli.option.SandboxKey;
import io.github.pcaconstrain.cli.option.TimeSpan;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.seed.AccountsFile;
import io.github.pcaconstrain.sandbox.seed.Seed;
import io.github.pcaconstrain.sandbox.seed.SeedException;
import io.github.pcaconstrain.sandbox.state.StateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a local AWS Private CA until it is interrupted. */
public final class SandboxCommand implements CliCommand {
    private static final Duration MAX_DELAY = Duration.ofMinutes(10);

    /** More keys than {@code test} needs for most policies. */
    private static final int KEYS_AHEAD = 32;

    private static final String REGION = "[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}";

    private final Console console;
    private final CommonOptions common;
    private final Option<Integer> port = Option.number(
            "--port",
            "N",
            "The port to listen on at 127.0.0.1; 0 chooses a free one. Default: " + SandboxConfig.STANDARD_PORT
                    + ", or the next free one.");
    private final Option<String> dir = Option.text(
            "--dir",
            "DIR",
            "The folder for the state, or :memory: to keep none. Default: $XDG_STATE_HOME/pca-constrain/sandbox.");
    private final Option<Boolean> init = Option.flag(
            "--init",
            "Create a root CA and an active, unconstrained subordinate CA that ACM may use, if there are none yet.");
    private final Option<String> key = SandboxKey.option();
    private final Option<String> account =
            Option.text("--account", "ID", "The account in every ARN. Default: " + SandboxConfig.EXAMPLE_ACCOUNT + ".");
    private final Option<String> accounts = Option.text(
            "--accounts",
            "FILE",
            "Several accounts: FILE, in YAML or JSON, says which access keys and roles each one has; see"
                    + " docs/reference/sandbox.md. --account then chooses the account of --init. Default: the first one.");
    private final Option<String> region = Option.text(
            "--region",
            "REGION",
            "The region in which --init creates its CAs, and that the printed exports set. Default: the one configured"
                    + " for AWS (AWS_REGION, AWS_DEFAULT_REGION, the profile), or "
                    + SandboxConfig.DEFAULT_REGION + ".");
    private final TimeSpanOption delay = TimeSpanOption.ofMilliseconds(
            "--delay",
            "How long a new CSR or certificate stays in progress, such as 2s; at most " + MAX_DELAY.toMinutes()
                    + "min. Default: " + SandboxConfig.DEFAULT_DELAY.toMillis() + "ms.");
    private final ObserverOptions observers;
    private final Option<String> assume = Option.text(
            "--assume",
            "LIST",
            "What to do where sources on AWS contradict each other: " + spaced(Assumptions.SYNTAX)
                    + "; the first of each is the default; see docs/reference/sandbox.md.");
    private final Option<String> seed = Option.text(
            "--seed",
            "FILE",
            "Create the CAs, permissions and certificates that FILE describes, in YAML or JSON, unless the state has"
                    + " them already; see docs/reference/sandbox.md.");
    private final Option<Boolean> json =
            Option.flag("--json", "Print what a client needs to connect, as a JSON document.");

    // With spaces, so that the line can be broken.
    static String spaced(String list) {
        return list.replaceAll("([,;]) *", "$1 ");
    }

    public SandboxCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.observers = new ObserverOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("sandbox");
        HelpPage.group(spec, "Sandbox");
        Option.addAll(spec, port, dir, init, key, seed, account, accounts, region);
        delay.addTo(spec);
        observers.addFaultTo(spec);
        assume.addTo(spec);
        observers.addRecordsTo(spec);
        json.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Runs a local AWS Private CA and ACM that speak the protocol of AWS, for rehearsals and tests.",
                        "Listens on loopback only and does not check credentials. Ctrl-C stops it.");
        HelpPage.of(spec)
                .exit(ExitCode.INTERRUPTED, "stopped with Ctrl-C")
                .examples(
                        "Start with a root and a subordinate CA to constrain.",
                        "pca-constrain sandbox --init",
                        "Start with the CAs and certificates of a file.",
                        "pca-constrain sandbox --seed examples/sandbox/seed.yaml --dir :memory:",
                        "Start with several accounts, told apart by their access keys.",
                        "pca-constrain sandbox --accounts examples/sandbox/accounts.yaml --dir :memory:",
                        "Keep no state.",
                        "pca-constrain sandbox --init --dir :memory:",
                        "Start it from a script, which reads the endpoint and the ARNs.",
                        "pca-constrain sandbox --init --json > sandbox.json &",
                        "Test a client: two requests are throttled, and certificates take two seconds.",
                        "pca-constrain sandbox --init --delay 2s --fault fail=IssueCertificate:ThrottlingException:2",
                        "See what a client asks for, and what it gets.",
                        "pca-constrain sandbox --init --log",
                        "Look at it with the AWS CLI.",
                        "aws acm-pca list-certificate-authorities --endpoint-url http://127.0.0.1:4566");
        return spec;
    }

    @Override
    public Integer call() {
        String where = region.find()
                .or(() -> ConfiguredRegion.of(console.environment()))
                .orElse(SandboxConfig.DEFAULT_REGION);
        if (!where.matches(REGION)) {
            throw new InvalidOptionException("'" + where + "' is not an AWS region", "give one such as us-east-1");
        }
        if (key.find().isPresent() && !init.isGiven()) {
            throw new InvalidOptionException(
                    "--sandbox-key is for the CAs that --init creates", "give --init too, or leave it out");
        }
        KeyAlgorithm keyAlgorithm = SandboxKey.of(key.find());
        try (Sandbox sandbox = Sandbox.start(config(where))) {
            Optional<InitialAuthorities> initial =
                    init.isGiven() ? Optional.of(sandbox.initialize(where, keyAlgorithm)) : Optional.empty();
            notePort(sandbox);
            new SandboxAnnouncement(sandbox, where, initial).print(console.out(), json.isGiven());
            waitForSignal(sandbox);
        } catch (StateException e) {
            throw new InvalidOptionException(e.getMessage(), e.hint());
        } catch (SeedException e) {
            throw new InvalidOptionException(String.valueOf(e.getMessage()), e.hint());
        }
        return ExitCode.OK;
    }

    private void notePort(Sandbox sandbox) {
        if (!sandbox.hasRevocation()) {
            return;
        }
        int used = sandbox.endpoint().getPort();
        boolean isTaken = !port.isGiven() && used != SandboxConfig.STANDARD_PORT;
        if (isTaken || (port.isGiven() && port.orElse(0) == 0)) {
            String reason = isTaken
                    ? "port " + SandboxConfig.STANDARD_PORT + " is in use, so this sandbox listens on port " + used
                    : "port " + used + " was chosen for this process";
            common.note(reason + ": the CRL and OCSP addresses in certificates stop working when it ends; --port"
                    + " keeps them");
        }
    }

    private SandboxConfig config(String where) {
        String folder = dir.find().orElseGet(() -> SandboxFolder.standard(console.environment()));
        try {
            SandboxConfig any = SandboxConfig.inMemory();
            SandboxConfig config = (port.isGiven() ? any.withPort(port.orElse(0)) : any.withStandardPort())
                    .withAccounts(accounts())
                    .withDelay(delay())
                    .withKeysAhead(KEYS_AHEAD)
                    .withAssumptions(assume.find().map(Assumptions::parse).orElse(Assumptions.USUAL));
            config = config.withInterceptor(observers.interceptor()).withObserver(observers.observer());
            if (seed.find().isPresent()) {
                config = config.withSeed(seed(seed.require(), where));
            }
            return folder.equals(SandboxFolder.MEMORY) ? config : config.withFolder(Path.of(folder));
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(String.valueOf(e.getMessage()), "see 'pca-constrain sandbox --help'");
        }
    }

    private Seed seed(String file, String where) {
        return Seed.read(InputFile.name(file), content(file), where);
    }

    /** One for every access key, or those of the file. */
    private Accounts accounts() {
        if (accounts.find().isEmpty()) {
            return Accounts.single(account.orElse(SandboxConfig.EXAMPLE_ACCOUNT));
        }
        String file = accounts.require();
        if (file.equals("-") && seed.find().equals(Optional.of("-"))) {
            throw new InvalidOptionException(
                    "standard input can be read once only", "give --accounts or --seed a file");
        }
        Accounts all = AccountsFile.read(InputFile.name(file), content(file));
        return account.find().map(all::beginningWith).orElse(all);
    }

    private byte[] content(String file) {
        return InputFile.read(file, Seed.MAX_OCTETS, console);
    }

    private Duration delay() {
        Duration given = delay.find(common::warning).map(TimeSpan::average).orElse(SandboxConfig.DEFAULT_DELAY);
        if (given.compareTo(MAX_DELAY) > 0) {
            throw new InvalidOptionException(
                    "--delay: it is longer than " + MAX_DELAY.toMinutes() + " minutes", "give 10min or less");
        }
        return given;
    }

    // On SIGINT and SIGTERM, the JVM runs its shutdown hooks, and then ends.
    private static void waitForSignal(Sandbox sandbox) {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
