package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.StateFolder;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.workflow.MachineHistory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A command's connection to AWS, or over the same HTTP client to a sandbox in this process. It is closed when the
 * command ends.
 */
public final class AwsSession implements AutoCloseable {
    /** In the folder of a sandbox, beside its state. */
    private static final String RECORDS = "records";

    private final AwsClients clients;
    private final Poller poller;
    private final Optional<Sandbox> sandbox;
    private final Optional<KeyAlgorithm> sandboxKey;
    private final AwsCli cli;
    private final Optional<Path> sandboxFolder;
    private final Changes changes;
    private Optional<InitialAuthorities> initial = Optional.empty();

    private AwsSession(
            AwsClients clients,
            Poller poller,
            Optional<Sandbox> sandbox,
            Optional<KeyAlgorithm> sandboxKey,
            Optional<Path> sandboxFolder,
            AwsCli cli,
            Changes changes) {
        this.sandboxKey = sandboxKey;
        this.changes = changes;
        this.sandboxFolder = sandboxFolder;
        this.cli = cli;
        this.clients = clients;
        this.poller = poller;
        this.sandbox = sandbox;
    }

    static AwsSession aws(AwsSettings settings, Poller poller, Changes changes) {
        AwsCli cli = AwsCli.of(settings.profile(), settings.endpoint().map(String::valueOf));
        return new AwsSession(
                new AwsClients(settings), poller, Optional.empty(), Optional.empty(), Optional.empty(), cli, changes);
    }

    public static AwsSession sandbox(String folder, String region, Poller poller) {
        return sandbox(folder, region, InitialAuthorities.DEFAULT_KEY, poller, new Changes());
    }

    static AwsSession sandbox(String folder, String region, KeyAlgorithm key, Poller poller, Changes changes) {
        Sandbox sandbox = start(folder);
        AwsClients clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), region));
        Optional<Path> kept = folder.equals(SandboxFolder.MEMORY)
                ? Optional.empty()
                : Optional.of(Path.of(folder).toAbsolutePath());
        AwsCli cli = kept.map(Path::toString).map(AwsCli::ofSandbox).orElseGet(AwsCli::ofSandboxInMemory);
        return new AwsSession(clients, poller, Optional.of(sandbox), Optional.of(key), kept, cli, changes);
    }

    private static Sandbox start(String folder) {
        try {
            SandboxConfig config = SandboxConfig.inMemory();
            return Sandbox.start(folder.equals(SandboxFolder.MEMORY) ? config : config.withFolder(Path.of(folder)));
        } catch (StateException e) {
            throw new InvalidOptionException(e.getMessage(), e.hint());
        } catch (InvalidPathException e) {
            throw new InvalidOptionException("'" + folder + "' is not a folder", "give --sandbox the path of a folder");
        }
    }

    public PrivateCa privateCa() {
        return new ChangingPrivateCa(clients.privateCa(), changes, false);
    }

    public CertificateManager certificateManager() {
        return new ChangingCertificateManager(clients.certificateManager(), changes);
    }

    /** Where certificates of tests are made and removed. */
    public ProbeBackends probeServices() {
        return new ProbeBackends(
                new ChangingPrivateCa(clients.privateCa(), changes, true), certificateManager(), cli());
    }

    /** Whether a sandbox is asked: one in this process, or one elsewhere that has answered already. */
    public boolean isSandbox() {
        return sandbox.isPresent() || clients.isSandbox();
    }

    /** The commands by which the user reaches the same service. */
    public AwsCli cli() {
        return cli;
    }

    /** Whether everything is gone when the command ends, because the sandbox is in memory. */
    public boolean isForgotten() {
        return sandbox.isPresent() && sandboxFolder.isEmpty();
    }

    /**
     * The folder for records that outlive the command. A sandbox has its own, so that a rehearsal leaves nothing among
     * the records of AWS. Empty where there is none.
     */
    public Optional<Path> records(Map<String, String> environment) {
        return sandbox.isPresent()
                ? sandboxFolder.map(folder -> folder.resolve(RECORDS))
                : StateFolder.find(environment);
    }

    /** What this machine knows of certificates. */
    public MachineHistory history(Path run, Console console, CommonOptions common) {
        return isForgotten()
                ? MachineHistory.ofRehearsal(run)
                : MachineHistory.read(records(console.environment()), run, clock(), common::warning);
    }

    /** How fast calls may follow one another: a sandbox has no quota. */
    public RateLimits rateLimits() {
        return isSandbox() ? RateLimits.unlimited(clock()) : RateLimits.real(clock());
    }

    /** The region of calls that no ARN gives one for. */
    public String region() {
        return clients.region();
    }

    public Poller poller() {
        return poller;
    }

    /** The time, as all that has to do with the session sees it. */
    public Clock clock() {
        return poller.clock();
    }

    /** The present. */
    public Instant now() {
        return clock().instant();
    }

    /** The sandbox's own root CA; empty without a sandbox. */
    Optional<CaArn> sandboxRoot() {
        return authorities().map(made -> CaArn.parse(made.root()));
    }

    /** The sandbox's own subordinate CA, which ACM may use; empty without a sandbox. */
    public Optional<CaArn> sandboxSubordinate() {
        return authorities().map(made -> CaArn.parse(made.subordinate()));
    }

    private synchronized Optional<InitialAuthorities> authorities() {
        if (initial.isEmpty()) {
            initial = sandbox.map(this::initialize);
        }
        return initial;
    }

    private InitialAuthorities initialize(Sandbox started) {
        try {
            return started.initialize(clients.region(), sandboxKey.orElseThrow());
        } catch (StateException e) {
            throw new InvalidOptionException(e.getMessage(), e.hint());
        } catch (AwsError e) {
            throw new InvalidOptionException(
                    "'" + clients.region() + "' is not an AWS region", "give --region a region such as us-east-1");
        }
    }

    @Override
    public void close() {
        clients.close();
        sandbox.ifPresent(Sandbox::close);
    }
}
