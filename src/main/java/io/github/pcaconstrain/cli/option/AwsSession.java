package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.cli.progress.Changes;
import io.github.pcaconstrain.cli.progress.ChangingCaLifecycle;
import io.github.pcaconstrain.cli.progress.ChangingCertificateManager;
import io.github.pcaconstrain.cli.progress.ChangingPrivateCa;
import io.github.pcaconstrain.cli.progress.InterruptibleJournal;
import io.github.pcaconstrain.cli.progress.Interruption;
import io.github.pcaconstrain.cli.progress.WatchedCertificateManager;
import io.github.pcaconstrain.cli.progress.WatchedPrivateCa;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.StateFolder;
import io.github.pcaconstrain.issuance.SharedParent;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.history.MachineHistory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A command's connection to AWS, or to a sandbox in this process, through the same HTTP client. It is closed when the
 * command ends.
 */
public final class AwsSession implements AutoCloseable {
    private final AwsClients clients;
    private final Poller poller;
    private final Optional<OwnSandbox> sandbox;
    private final AwsCli cli;
    private final Changes changes;
    private final Interruption interruption;
    /** No lambda and no method reference has it, for these would load the class in every run. */
    private final Optional<ParentAccess> parent;

    private AwsSession(
            AwsClients clients,
            Optional<ParentAccess> parent,
            Poller poller,
            Optional<OwnSandbox> sandbox,
            AwsCli cli,
            Changes changes,
            Interruption interruption) {
        this.interruption = interruption;
        this.changes = changes;
        this.cli = cli;
        this.clients = clients;
        this.parent = parent;
        this.poller = poller;
        this.sandbox = sandbox;
    }

    /**
     * A session with AWS.
     *
     * @param ofParent how the account of the parent is reached, if not by the usual settings
     */
    static AwsSession aws(
            AwsSettings settings,
            Optional<AwsSettings> ofParent,
            Poller poller,
            Changes changes,
            Interruption interruption) {
        Optional<ParentAccess> parent = Optional.empty();
        AwsCli cli = settings.cli();
        if (ofParent.isPresent()) {
            ParentAccess access = new ParentAccess(ofParent.get(), poller.progress());
            parent = Optional.of(access);
            cli = cli.withParent(access::serves, access.cli());
        }
        return new AwsSession(new AwsClients(settings), parent, poller, Optional.empty(), cli, changes, interruption);
    }

    public static AwsSession sandbox(String folder, String region, Poller poller) {
        return sandbox(folder, region, InitialAuthorities.DEFAULT_KEY, poller, new Changes(), new Interruption());
    }

    static AwsSession sandbox(
            String folder, String region, KeyAlgorithm key, Poller poller, Changes changes, Interruption interruption) {
        OwnSandbox sandbox = OwnSandbox.start(folder, key);
        return new AwsSession(
                new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), region)),
                Optional.empty(),
                poller,
                Optional.of(sandbox),
                sandbox.cli(),
                changes,
                interruption);
    }

    public PrivateCa privateCa() {
        return new ChangingPrivateCa(watched(), changes, interruption, false);
    }

    /** What a parent shares with the account that calls it; empty if that is the parent's own, or not known. */
    public Optional<SharedParent> sharedParent(RunAccounts accounts, CaArn issuer) {
        return accounts.caller()
                .filter(account -> !account.equals(issuer.account()))
                .map(account -> SharedParent.fetch(privateCa(), issuer, account));
    }

    /** The policy of a parent, which is asked for only once. */
    public Optional<String> parentPolicy(Optional<SharedParent> shared, CaArn issuer) {
        return shared.isPresent() ? shared.get().policy() : privateCa().policy(issuer);
    }

    /** Whether the account of the parent has credentials of its own. */
    public boolean isOfTwoAccounts() {
        return parent.isPresent();
    }

    /** The service with the credentials for the account of the parent; they must not change anything this way. */
    public PrivateCa privateCaOfParent() {
        return new WatchedPrivateCa(parent.orElseThrow().privateCa(), poller.progress());
    }

    public CertificateManager certificateManager() {
        return new ChangingCertificateManager(
                new WatchedCertificateManager(clients.certificateManager(), poller.progress()), changes);
    }

    /** The operations that create and end a CA. */
    public CaLifecycle caLifecycle() {
        return new ChangingCaLifecycle(clients.caLifecycle(), poller.progress(), changes, interruption);
    }

    private PrivateCa watched() {
        PrivateCa usual = clients.privateCa();
        return new WatchedPrivateCa(
                parent.isPresent() ? new TwoAccountPrivateCa(usual, parent.get()) : usual, poller.progress());
    }

    /** Says which CA is the subordinate, so that it is called with the usual credentials. */
    public void subordinateIs(CaArn ca) {
        if (parent.isPresent()) {
            parent.get().subordinateIs(ca);
        }
    }

    /** Says which CA is the parent, so that it is called with the credentials of its account. */
    public void parentIs(CaArn ca) {
        if (parent.isPresent()) {
            parent.get().parentIs(ca);
        }
    }

    /**
     * The accounts of a run.
     *
     * @param ca the subordinate; empty for a CA outside AWS
     */
    public RunAccounts accounts(Optional<CaArn> ca, CaArn issuer) {
        return lookup().of(ca.map(CaArn::account), issuer);
    }

    /** The accounts of a run that creates the subordinate. */
    public RunAccounts accountsWithNewCa(CaArn issuer) {
        return lookup().withNewCa(issuer);
    }

    private AccountLookup lookup() {
        return new AccountLookup(clients, watched(), parent, poller.progress());
    }

    /** The service through which test certificates are requested and removed. */
    public ProbeBackends probeServices() {
        return new ProbeBackends(
                new ChangingPrivateCa(watched(), changes, interruption, true), certificateManager(), cli());
    }

    /** Whether the session uses a sandbox: one in this process, or another that has already answered. */
    public boolean isSandbox() {
        return sandbox.isPresent()
                || clients.isSandbox()
                || (parent.isPresent() && parent.get().isSandbox());
    }

    /**
     * Whether certificates contain addresses of CRLs or OCSP that will be gone with this process: those of a sandbox in
     * it, which has another port every time.
     */
    boolean hasPassingAddresses() {
        return sandbox.filter(OwnSandbox::hasRevocation).isPresent();
    }

    /** The commands with which the user reaches the same service. */
    public AwsCli cli() {
        return cli;
    }

    /** Whether everything will be gone when the command ends, because the sandbox is in memory. */
    public boolean isForgotten() {
        return sandbox.filter(OwnSandbox::isForgotten).isPresent();
    }

    /**
     * The folder of records that outlive the command. A sandbox has its own, so that a rehearsal adds nothing to the
     * records about AWS. Empty if there is none.
     */
    public Optional<Path> records(Map<String, String> environment) {
        return sandbox.isPresent() ? sandbox.get().records() : StateFolder.find(environment);
    }

    /** What this machine has recorded about certificates. */
    public MachineHistory history(Path run, Console console, CommonOptions common) {
        return isForgotten()
                ? MachineHistory.ofRehearsal(run)
                : MachineHistory.read(records(console.environment()), run, clock(), common::warning);
    }

    /** The rate at which calls may be made; a sandbox has no limit. */
    public RateLimits rateLimits() {
        return (isSandbox() ? RateLimits.unlimited(clock()) : RateLimits.real(clock())).with(poller.progress());
    }

    /** The region of calls without an ARN that has one. */
    public String region() {
        return clients.region();
    }

    public Poller poller() {
        return poller;
    }

    /** The clock of everything in the session. */
    public Clock clock() {
        return poller.clock();
    }

    /** The current time. */
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

    private Optional<InitialAuthorities> authorities() {
        return sandbox.map(own -> own.authorities(clients.region(), poller.progress()));
    }

    /** The same journal, for a run that Ctrl-C can interrupt. */
    public InterruptibleJournal interruptible(Journal journal) {
        return new InterruptibleJournal(journal, interruption);
    }

    /**
     * Registers a clean-up for Ctrl-C.
     * @return removes it again
     */
    public Runnable onInterruption(Runnable cleanup) {
        return interruption.onInterruption(cleanup);
    }

    /** Records that the user declined, for the last line. */
    public void cancel() {
        changes.cancel();
    }

    @Override
    public void close() {
        interruption.disarm();
        clients.close();
        if (parent.isPresent()) {
            parent.get().close();
        }
        sandbox.ifPresent(OwnSandbox::close);
    }
}
