package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How a sandbox is to run.
 *
 * @param folder for the state; without one, the state is kept in memory
 * @param port on loopback; 0 for any that is free
 * @param alternatives how many of the ports after it may be used if it is taken
 * @param account of twelve digits, for every ARN
 * @param delay for which a fresh CSR or certificate answers RequestInProgressException
 * @param clock the time that certificates and states go by
 * @param random for keys and serials
 * @param interceptor stands before every operation
 * @param keysAhead how many RSA keys to make before certificates are requested
 * @param assumptions where sources on AWS contradict each other
 */
public record SandboxConfig(
        Optional<Path> folder,
        int port,
        int alternatives,
        String account,
        Duration delay,
        Clock clock,
        SecureRandom random,
        Interceptor interceptor,
        int keysAhead,
        Assumptions assumptions) {
    /** The account that AWS's documentation uses in examples. */
    public static final String EXAMPLE_ACCOUNT = "111122223333";

    /** Long enough for a client that does not wait to notice, short enough not to bore one that does. */
    public static final Duration DEFAULT_DELAY = Duration.ofMillis(250);

    /** Where CAs are made when no region is configured: the one that AWS itself began with. */
    public static final String DEFAULT_REGION = "us-east-1";

    /** The port that LocalStack has made the usual one for a local AWS. */
    public static final int STANDARD_PORT = 4566;

    /** More sandboxes than anyone runs at once. */
    private static final int STANDARD_ALTERNATIVES = 99;

    private static final int MAX_PORT = 65_535;

    /** Checks ranges and patterns. */
    public SandboxConfig {
        if (!account.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("account " + account + " is not twelve digits");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to " + MAX_PORT);
        }
        if (alternatives < 0 || port + alternatives > MAX_PORT) {
            throw new IllegalArgumentException("there are no " + alternatives + " ports after " + port);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + " is negative");
        }
        if (keysAhead < 0) {
            throw new IllegalArgumentException("keysAhead " + keysAhead + " is negative");
        }
    }

    /** In memory, on a free port, by the system's clock. */
    public static SandboxConfig inMemory() {
        return new SandboxConfig(
                Optional.empty(),
                0,
                0,
                EXAMPLE_ACCOUNT,
                DEFAULT_DELAY,
                Clock.systemUTC(),
                new SecureRandom(),
                Interceptor.NONE,
                0,
                Assumptions.USUAL);
    }

    /** The same over a folder. */
    public SandboxConfig withFolder(Path newFolder) {
        return new SandboxConfig(
                Optional.of(newFolder),
                port,
                alternatives,
                account,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions);
    }

    /** The same on another port. */
    public SandboxConfig withPort(int newPort) {
        return new SandboxConfig(
                folder, newPort, 0, account, delay, clock, random, interceptor, keysAhead, assumptions);
    }

    /** The same on port 4566, or on the first one after it that is free. */
    public SandboxConfig withStandardPort() {
        return new SandboxConfig(
                folder,
                STANDARD_PORT,
                STANDARD_ALTERNATIVES,
                account,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions);
    }

    /** The same for another account. */
    public SandboxConfig withAccount(String newAccount) {
        return new SandboxConfig(
                folder, port, alternatives, newAccount, delay, clock, random, interceptor, keysAhead, assumptions);
    }

    /** The same with another delay. */
    public SandboxConfig withDelay(Duration newDelay) {
        return new SandboxConfig(
                folder, port, alternatives, account, newDelay, clock, random, interceptor, keysAhead, assumptions);
    }

    /** The same by another clock. */
    public SandboxConfig withClock(Clock newClock) {
        return new SandboxConfig(
                folder, port, alternatives, account, delay, newClock, random, interceptor, keysAhead, assumptions);
    }

    /** The same with another interceptor. */
    public SandboxConfig withInterceptor(Interceptor newInterceptor) {
        return new SandboxConfig(
                folder, port, alternatives, account, delay, clock, random, newInterceptor, keysAhead, assumptions);
    }

    /** The same with keys made ahead. */
    public SandboxConfig withKeysAhead(int newKeysAhead) {
        return new SandboxConfig(
                folder, port, alternatives, account, delay, clock, random, interceptor, newKeysAhead, assumptions);
    }

    /** The same with other assumptions. */
    public SandboxConfig withAssumptions(Assumptions newAssumptions) {
        return new SandboxConfig(
                folder, port, alternatives, account, delay, clock, random, interceptor, keysAhead, newAssumptions);
    }
}
