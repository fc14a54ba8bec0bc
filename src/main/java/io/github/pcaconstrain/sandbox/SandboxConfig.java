package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.seed.Seed;
import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a sandbox.
 *
 * @param folder the folder of the state; without one, the state is kept in memory
 * @param port the loopback port; 0 for any free one
 * @param alternatives how many of the ports after it may be used if it is taken
 * @param accounts whose access keys there are; ARNs of what nobody in particular makes have the first one
 * @param delay for which a fresh CSR or certificate answers RequestInProgressException
 * @param clock the time that certificates and states go by
 * @param random for keys and serials
 * @param interceptor runs before every operation
 * @param keysAhead how many RSA keys to make before certificates are requested
 * @param assumptions how to behave where sources about AWS contradict each other
 * @param observer is notified of every request
 * @param seed the initial contents of the state
 */
public record SandboxConfig(
        Optional<Path> folder,
        int port,
        int alternatives,
        Accounts accounts,
        Duration delay,
        Clock clock,
        SecureRandom random,
        Interceptor interceptor,
        int keysAhead,
        Assumptions assumptions,
        CallObserver observer,
        Optional<Seed> seed) {
    /** The account that AWS's documentation uses in examples. */
    public static final String EXAMPLE_ACCOUNT = "111122223333";

    /** Long enough for clients that do not wait to fail, short enough not to annoy those that do. */
    public static final Duration DEFAULT_DELAY = Duration.ofMillis(250);

    /** The region of CAs if none is configured: AWS's first. */
    public static final String DEFAULT_REGION = "us-east-1";

    /** The usual port of a local AWS, thanks to LocalStack. */
    public static final int STANDARD_PORT = 4566;

    /** More sandboxes than anyone runs at the same time. */
    private static final int STANDARD_ALTERNATIVES = 99;

    private static final int MAX_PORT = 65_535;

    /** Checks ranges and patterns. */
    public SandboxConfig {
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

    /** In memory, on a free port, with the system's clock. */
    public static SandboxConfig inMemory() {
        return new SandboxConfig(
                Optional.empty(),
                0,
                0,
                Accounts.single(EXAMPLE_ACCOUNT),
                DEFAULT_DELAY,
                Clock.systemUTC(),
                new SecureRandom(),
                Interceptor.NONE,
                0,
                Assumptions.USUAL,
                CallObserver.NONE,
                Optional.empty());
    }

    /** The same, with a folder. */
    public SandboxConfig withFolder(Path newFolder) {
        return new SandboxConfig(
                Optional.of(newFolder),
                port,
                alternatives,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, on another port. */
    public SandboxConfig withPort(int newPort) {
        return new SandboxConfig(
                folder,
                newPort,
                0,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, on port 4566 or the first free one after it. */
    public SandboxConfig withStandardPort() {
        return new SandboxConfig(
                folder,
                STANDARD_PORT,
                STANDARD_ALTERNATIVES,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The account of ARNs of what nobody in particular makes. */
    public String account() {
        return accounts.first();
    }

    /** The same, with another account. */
    public SandboxConfig withAccount(String newAccount) {
        return withAccounts(Accounts.single(newAccount));
    }

    /** The same for several accounts. */
    public SandboxConfig withAccounts(Accounts newAccounts) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                newAccounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, with another delay. */
    public SandboxConfig withDelay(Duration newDelay) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                newDelay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, with another clock. */
    public SandboxConfig withClock(Clock newClock) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                delay,
                newClock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, with another interceptor. */
    public SandboxConfig withInterceptor(Interceptor newInterceptor) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                delay,
                clock,
                random,
                newInterceptor,
                keysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, with keys made ahead. */
    public SandboxConfig withKeysAhead(int newKeysAhead) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                newKeysAhead,
                assumptions,
                observer,
                seed);
    }

    /** The same, with other assumptions. */
    public SandboxConfig withAssumptions(Assumptions newAssumptions) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                newAssumptions,
                observer,
                seed);
    }

    /** The same, with another observer. */
    public SandboxConfig withObserver(CallObserver newObserver) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                newObserver,
                seed);
    }

    /** The same, with a seed. */
    public SandboxConfig withSeed(Seed newSeed) {
        return new SandboxConfig(
                folder,
                port,
                alternatives,
                accounts,
                delay,
                clock,
                random,
                interceptor,
                keysAhead,
                assumptions,
                observer,
                Optional.of(newSeed));
    }
}
