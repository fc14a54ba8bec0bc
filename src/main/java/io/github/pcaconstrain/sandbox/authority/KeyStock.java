package io.github.pcaconstrain.sandbox.authority;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Makes key pairs, and keeps some that are made ahead. An RSA key takes a tenth of a second of a core: whoever requests
 * twenty certificates of the sandbox would wait for little else.
 *
 * <p>The stock is filled while nobody has asked for a key for a second, so that it takes no core from requests under way.
 */
public final class KeyStock implements AutoCloseable {
    /** What there is a stock of; the others take a millisecond, or are rarely asked for. */
    private static final KeyAlgorithm STOCKED = KeyAlgorithm.RSA_2048;

    private static final long QUIET = Duration.ofSeconds(1).toNanos();

    private final SecureRandom random;
    private final BlockingQueue<KeyPair> stock;
    private final Thread filler = new Thread(this::fill, "sandbox-keys");
    private volatile long lastAsked = System.nanoTime();

    /**
     * A stock.
     *
     * @param size how many keys to keep; with 0, all are made when they are asked for
     */
    public KeyStock(int size, SecureRandom random) {
        this.random = random;
        stock = new LinkedBlockingQueue<>(Math.max(1, size));
        if (size > 0) {
            filler.setDaemon(true);
            filler.start();
        }
    }

    /** A key pair that nobody else has. */
    public KeyPair make(KeyAlgorithm algorithm) {
        lastAsked = System.nanoTime();
        KeyPair kept = algorithm == STOCKED ? stock.poll() : null;
        return kept == null ? algorithm.generate(random) : kept;
    }

    /** What keys and signatures are made from. */
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

    /** Makes no more keys ahead. */
    @Override
    public void close() {
        filler.interrupt();
    }
}
