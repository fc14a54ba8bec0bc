package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A sandbox with a subordinate in one account, whose credentials are those of every command, and its root in another. Of each
 * call it is noted which account it came from.
 */
public final class TwoAccountWorld implements AutoCloseable {
    /** A profile of the root's account. */
    public static final String PROFILE = "pki";

    /** A profile of the subordinate's account. */
    public static final String OTHER_PROFILE = "applications";

    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "applications", "aws.secretAccessKey", "sandbox");
    private static final String FILE = "aws.sharedCredentialsFile";

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Sandbox sandbox;
    public final PcaClient applications;
    public final PcaClient pki;
    public final String root;
    public final String ca;
    private volatile Interceptor faults = Interceptor.NONE;

    /**
     * Starts it.
     *
     * @param folder for the credentials file
     * @param more of the sandbox's settings
     */
    public TwoAccountWorld(Path folder, UnaryOperator<SandboxConfig> more) {
        CREDENTIALS.forEach(System::setProperty);
        profiles(folder.resolve("credentials"), Map.of(PROFILE, "pki", OTHER_PROFILE, "applications"));
        sandbox = Sandbox.start(more.apply(SandboxConfig.inMemory()
                .withAccounts(TwoAccounts.ACCOUNTS)
                .withDelay(java.time.Duration.ZERO)
                .withInterceptor(new Recorder())));
        applications = PcaClient.of(sandbox, TwoAccounts.key("applications"));
        pki = PcaClient.of(sandbox, TwoAccounts.key("pki"));
        root = pki.root();
        ca = applications.pendingSubordinate("Applications CA");
        calls.clear();
    }

    /** Has the profiles be these from now on, each with its access key, which is called as its account is. */
    void profiles(Path file, Map<String, String> keys) {
        try {
            StringBuilder text = new StringBuilder();
            keys.forEach((name, key) -> text.append(
                    "[%s]%naws_access_key_id = %s%naws_secret_access_key = sandbox%n".formatted(name, key)));
            Files.writeString(file, text);
            System.setProperty(FILE, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Recorder implements Interceptor {
        @Override
        public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
            calls.add(context.caller().arn().split(":", -1)[4] + " " + operation);
            return faults.around(context, operation, input, next);
        }
    }

    /** Has someone decide from now on what becomes of each operation. */
    public void misbehave(Interceptor how) {
        faults = how;
    }

    /** The calls so far, each with the account that it came from, such as {@code 111122223333 IssueCertificate}. */
    public List<String> calls() {
        synchronized (calls) {
            List<String> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Cli.Outcome run(Path folder, String... args) {
        return new Cli(folder)
                .run(Stream.concat(
                                Stream.of(args),
                                Stream.of("--endpoint-url", sandbox.endpoint().toString()))
                        .toList());
    }

    public Cli.Outcome apply(Path folder, String... more) {
        return applyInto("./run", folder, more);
    }

    Cli.Outcome applyInto(String target, Path folder, String... more) {
        return run(
                folder,
                Stream.concat(
                                Stream.of(
                                        "apply",
                                        "--ca",
                                        ca,
                                        "--parent",
                                        root,
                                        "-p",
                                        "example.com",
                                        "--out-dir",
                                        target,
                                        "--yes",
                                        "--skip-test",
                                        "--skip-impact"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Override
    public void close() {
        faults = Interceptor.NONE;
        applications.close();
        pki.close();
        sandbox.close();
        CREDENTIALS.keySet().forEach(System::clearProperty);
        System.clearProperty(FILE);
    }
}
