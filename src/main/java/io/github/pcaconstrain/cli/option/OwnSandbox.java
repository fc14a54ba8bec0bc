package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A sandbox that a command has started in its own process, and which ends with the command. */
final class OwnSandbox implements AutoCloseable {
    /** A subfolder of the sandbox's folder, beside its state. */
    private static final String RECORDS = "records";

    private final Sandbox sandbox;
    private final KeyAlgorithm key;
    private final Optional<Path> folder;
    private Optional<InitialAuthorities> initial = Optional.empty();

    private OwnSandbox(Sandbox sandbox, KeyAlgorithm key, Optional<Path> folder) {
        this.sandbox = sandbox;
        this.key = key;
        this.folder = folder;
    }

    /**
     * Starts one.
     *
     * @param folder of its state, or {@link SandboxFolder#MEMORY}
     * @param key the algorithm of the keys of its own CAs
     * @throws InvalidOptionException if it cannot start
     */
    static OwnSandbox start(String folder, KeyAlgorithm key) {
        boolean isForgotten = folder.equals(SandboxFolder.MEMORY);
        try {
            SandboxConfig config = SandboxConfig.inMemory();
            Sandbox started = Sandbox.start(isForgotten ? config : config.withFolder(Path.of(folder)));
            return new OwnSandbox(
                    started,
                    key,
                    isForgotten ? Optional.empty() : Optional.of(Path.of(folder).toAbsolutePath()));
        } catch (StateException e) {
            throw new InvalidOptionException(e.getMessage(), e.hint());
        } catch (InvalidPathException e) {
            throw new InvalidOptionException("'" + folder + "' is not a folder", "give --sandbox the path of a folder");
        }
    }

    URI endpoint() {
        return sandbox.endpoint();
    }

    /** The commands with which the user reaches the same state. */
    AwsCli cli() {
        return folder.map(Path::toString).map(AwsCli::ofSandbox).orElseGet(AwsCli::ofSandboxInMemory);
    }

    /** Whether certificates contain addresses of CRLs and OCSP. */
    boolean hasRevocation() {
        return sandbox.hasRevocation();
    }

    /** Whether its state is in memory. */
    boolean isForgotten() {
        return folder.isEmpty();
    }

    /** The folder of records that outlive the command; empty if nothing does. */
    Optional<Path> records() {
        return folder.map(own -> own.resolve(RECORDS));
    }

    /**
     * Its own CAs, which are made if it has none.
     *
     * @throws InvalidOptionException if its state is damaged, or there is no such region
     */
    synchronized InitialAuthorities authorities(String region, Progress progress) {
        if (initial.isEmpty()) {
            initial = Optional.of(make(region, progress));
        }
        return initial.get();
    }

    private InitialAuthorities make(String region, Progress progress) {
        try {
            return progress.work(() -> "making the CAs of the sandbox", () -> sandbox.initialize(region, key));
        } catch (StateException e) {
            throw new InvalidOptionException(e.getMessage(), e.hint());
        } catch (AwsError e) {
            throw new InvalidOptionException(
                    "'" + region + "' is not an AWS region", "give --region a region such as us-east-1");
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
