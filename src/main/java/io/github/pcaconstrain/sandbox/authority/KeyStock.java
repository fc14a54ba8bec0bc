package io.github.pcaconstrain.sandbox.authority;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Generates key pairs, and keeps a stock of them. An RSA key takes a core a tenth of a second: without a stock, a
 * client that requests twenty certificates would mostly wait for keys.
 *
 * <p>The stock is refilled once nobody has asked for a key for a second, so that it takes no core away from requests in
 * progress.
 */
public final class KeyStock implements AutoCloseable {
    /** The algorithms that are kept in stock; keys of others take a millisecond, or are rarely requested. */
    private static final KeyAlgorithm STOCKED = KeyAlgorithm.RSA_2048;

    private static final long QUIET = Duration.ofSeconds(1).toNanos();

    private final SecureRandom random;
    private final BlockingQueue<KeyPair> stock;
    private final Thread filler = new Thread(this::fill, "sandbox-keys");
    private volatile long lastAsked = System.nanoTime();

    /**
     * A stock.
     *
     * @param size how many keys to keep; 0 for none
     */
    public KeyStock(int size, SecureRandom random) {
        this.random = random;
        stock = new LinkedBlockingQueue<>(Math.max(1, size));
        if (size > 0) {
            filler.setDaemon(true);
            filler.start();
        }
    }

    /** A key pair that has not been handed out before. */
    public KeyPair make(KeyAlgorithm algorithm) {
        lastAsked = System.nanoTime();
        KeyPair kept = algorithm == STOCKED ? stock.poll() : null;
        return kept == null ? algorithm.generate(random) : kept;
    }

    /** The source of keys and signatures. */
    public SecureRandom random() {
        return random;
    }

    /** How many keys are in stock. */
    int size() {
        return stock.size();
    }

    private void fill() {
        try {
            while (true) {
                awaitQuiet();
                stock.put(STOCKED.generate(random));
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void awaitQuiet() throws InterruptedException {
        for (long left = left(); left > 0; left = left()) {
            Thread.sleep(Duration.ofNanos(left).toMillis() + 1);
        }
    }

    private long left() {
        return lastAsked + QUIET - System.nanoTime();
    }

    /** Stops refilling the stock. */
    @Override
    public void close() {
        filler.interrupt();
    }
}
