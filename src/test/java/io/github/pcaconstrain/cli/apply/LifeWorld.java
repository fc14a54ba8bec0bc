package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.Step;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.core.SdkBytes;

/** A sandbox whose clock a test moves on, and commands that see the same time and can be cut off. */
public final class LifeWorld implements AutoCloseable {
    private static final String KEY = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    /** The place of the account in an ARN. */
    private static final int ACCOUNT = 4;

    /** The process ends here, as far as the command can tell. */
    public static final class CutOff extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A command, and a journal that is seen to. */
    public interface Command extends BiFunction<Console, UnaryOperator<Journal>, CommandSpec> {}

    public static final Command APPLY = (console, journals) -> new ApplyCommand(console, journals).spec();

    private final Path folder;
    private final Map<String, Set<String>> signed = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> callers = new ConcurrentHashMap<>();
    private final List<String> operations = Collections.synchronizedList(new ArrayList<>());
    private final Sandbox sandbox;
    public final SettableClock clock;
    public final PcaClient pca;
    /** Of the account of the root, which is the same unless there are two. */
    public final PcaClient pki;

    public final AwsClients clients;
    public final String root;

    public LifeWorld(Path folder) {
        this(folder, new SettableClock(), false);
    }

    /** With the root in an account of its own. The credentials of each command are those of the other account. */
    public static LifeWorld ofTwoAccounts(Path folder) {
        // The SDK compares the end of a role's session with the time of the machine.
        return new LifeWorld(folder, new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)), true);
    }

    private LifeWorld(Path folder, SettableClock clock, boolean areTwo) {
        this.folder = folder;
        this.clock = clock;
        System.setProperty(KEY, areTwo ? "applications" : "sandbox");
        System.setProperty(SECRET, "sandbox");
        SandboxConfig config = SandboxConfig.inMemory();
        sandbox = Sandbox.start((areTwo ? config.withAccounts(TwoAccounts.ACCOUNTS) : config)
                .withDelay(Duration.ZERO)
                .withClock(clock)
                .withInterceptor((context, operation, input, next) -> {
                    operations.add(operation);
                    callers.computeIfAbsent(
                                    context.caller().arn().split(":", -1)[ACCOUNT],
                                    account -> ConcurrentHashMap.newKeySet())
                            .add(operation);
                    var answer = next.get();
                    if (operation.equals("IssueCertificate")) {
                        signed.computeIfAbsent(
                                        input.path("CertificateAuthorityArn").asString(),
                                        ca -> ConcurrentHashMap.newKeySet())
                                .add(answer.path("CertificateArn").asString());
                    }
                    return answer;
                }));
        pca = areTwo ? PcaClient.of(sandbox, TwoAccounts.key("applications")) : PcaClient.of(sandbox);
        pki = areTwo ? PcaClient.of(sandbox, TwoAccounts.key("pki")) : pca;
        clients = new AwsClients(
                areTwo
                        ? new AwsSettings(
                                Optional.of("us-east-1"),
                                Optional.empty(),
                                Optional.of(sandbox.endpoint()),
                                AwsSettings.Credentials.CALLER)
                        : AwsSettings.sandbox(sandbox.endpoint(), "us-east-1"));
        root = pki.root();
        signed.clear();
        operations.clear();
        callers.clear();
    }

    /** An active subordinate, valid for three years, without constraints. */
    public String subordinate() {
        String arn = pca.subordinate(root);
        signed.clear();
        operations.clear();
        return arn;
    }

    /** The root with a new certificate for its key, valid for some years. */
    void renewRoot(long years) {
        String pem = pca.issueAndGet(
                root,
                pca.csr(root),
                "RootCACertificate",
                r -> r.validity(v -> v.type("YEARS").value(years)));
        pca.sdk()
                .importCertificateAuthorityCertificate(
                        r -> r.certificateAuthorityArn(root).certificate(SdkBytes.fromUtf8String(pem)));
        signed.clear();
    }

    /** A certificate of ACM's from a CA. */
    public String managed(String ca, String host) {
        return clients.certificateManager()
                .request(new CertificateOrder(
                        CaArn.parse(ca), host, List.of(), KeyAlgorithm.EC_P256, host.replace('.', '_'), Map.of()));
    }

    /** Where it listens. */
    public String endpoint() {
        return sandbox.endpoint().toString();
    }

    public Cli.Outcome apply(String... args) {
        return run(APPLY, journal -> journal, args);
    }

    /** Runs a command at this world's time. */
    public Cli.Outcome run(Command command, UnaryOperator<Journal> journals, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString()),
                clock);
        CommandLine line = new CommandLine(command.apply(console, journals))
                .setExecutionExceptionHandler((e, failed, result) -> Failures.report(e, failed, console));
        int exitCode = line.execute(Stream.concat(Stream.of(args), Stream.of("--endpoint-url", endpoint()))
                .map(each -> each.startsWith("./") ? folder + each.substring(1) : each)
                .toArray(String[]::new));
        return new Cli.Outcome(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** A journal that ends the process before or after its entry of a number. */
    public static UnaryOperator<Journal> cutOff(int last, boolean isBefore) {
        return journal -> new Journal() {
            @Override
            public List<JournalEntry> entries() {
                return journal.entries();
            }

            @Override
            public synchronized void write(Step step, Map<String, String> details) {
                boolean isLast = journal.entries().size() + 1 == last;
                if (isLast && isBefore) {
                    throw new CutOff();
                }
                journal.write(step, details);
                if (isLast) {
                    throw new CutOff();
                }
            }
        };
    }

    /**
     * A journal that ends the process in place of each of its entries once, and then writes that entry when it is come to
     * again. Every run that goes on with the same set gets further.
     *
     * @param seen the entries at which it has ended the process
     */
    public static UnaryOperator<Journal> cutOffOnceAtEach(Set<String> seen) {
        return journal -> new Journal() {
            private boolean isDead;

            @Override
            public List<JournalEntry> entries() {
                return journal.entries();
            }

            @Override
            public synchronized void write(Step step, Map<String, String> details) {
                isDead = isDead || seen.add(step + " " + details.getOrDefault("name", ""));
                if (isDead) {
                    throw new CutOff();
                }
                journal.write(step, details);
            }
        };
    }

    /** The operations that an account has called. */
    public Set<String> operationsOf(String account) {
        return Set.copyOf(callers.getOrDefault(account, Set.of()));
    }

    /** How many certificates a CA has signed since the last of the set-up. */
    public int signedBy(String ca) {
        return signed.getOrDefault(ca, Set.of()).size();
    }

    /** The operations that were called, in their order; forgotten afterwards. */
    public List<String> operations() {
        List<String> all = List.copyOf(operations);
        operations.clear();
        return all;
    }

    /** What a CA works with. */
    public CaCertificate installed(String ca) {
        return CaCertificate.installed(clients.privateCa(), CaArn.parse(ca)).orElseThrow();
    }

    @Override
    public void close() {
        clients.close();
        pki.close();
        pca.close();
        sandbox.close();
        System.clearProperty(KEY);
        System.clearProperty(SECRET);
    }
}
