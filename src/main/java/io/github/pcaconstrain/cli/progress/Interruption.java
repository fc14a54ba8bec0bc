package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.pacing.Stopwatch;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.failure.UserFacingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens on Ctrl-C, or when the process is asked to end. No new change is begun, a change in progress is
 * finished, clean-ups run, and the last line says what was done. Meanwhile, the command stops at its next call, so that
 * the line stays true.
 */
public final class Interruption {
    /** How long to wait for a change in progress. */
    private static final Duration FOR_A_CHANGE = Duration.ofSeconds(20);

    /** How often a thread that must not go on looks whether it is all over, which it is only in a test. */
    private static final long STOPPED = 200;

    private final ProcessEnd process;
    private final Deque<Runnable> cleanups = new ArrayDeque<>();
    private @Nullable Thread hook;
    private @Nullable Thread changing;
    private boolean isUnderWay;
    private boolean isSettled;

    /** That of this process. */
    public Interruption() {
        this(ProcessEnd.OF_JVM);
    }

    /** That of a process which only seems to end. */
    public Interruption(ProcessEnd process) {
        this.process = process;
    }

    /** Whether one has begun. */
    public synchronized boolean isUnderWay() {
        return isUnderWay;
    }

    /**
     * Starts to handle interruptions. An embedded tool leaves them to its process.
     * @param lastLine what was done, and how to resume; empty if the user wants no notes
     */
    public synchronized void arm(Console console, Supplier<Optional<String>> lastLine) {
        if (!console.terminal().isProcess() || hook != null) {
            return;
        }
        Thread end = new Thread(() -> end(console, lastLine), "interruption");
        try {
            process.add(end);
            hook = end;
        } catch (IllegalStateException ending) {
            stop();
        }
    }

    /** Ends the handling. Does not return during an interruption. */
    public synchronized void disarm() {
        pass();
        Thread armed = hook;
        if (armed == null) {
            return;
        }
        hook = null;
        try {
            process.remove(armed);
        } catch (IllegalStateException ending) {
            stop();
        }
    }

    /**
     * Registers something to be done on an interruption, before the last line is written. The last registered is done
     * first.
     * @return removes it again
     */
    public synchronized Runnable onInterruption(Runnable cleanup) {
        pass();
        cleanups.push(cleanup);
        return () -> remove(cleanup);
    }

    private synchronized void remove(Runnable cleanup) {
        pass();
        cleanups.remove(cleanup);
    }

    /** Returns, except during an interruption. While a change is in progress it returns: the change may wait for another thread's call. */
    public synchronized void pass() {
        if (isUnderWay && (changing == null || isSettled)) {
            stop();
        }
    }

    /** Announces a change by this thread, up to {@link #changed}. */
    public synchronized void change() {
        if (isUnderWay && !isChanging()) {
            stop();
        }
        changing = Thread.currentThread();
    }

    /** Ends the announced change, whose outcome has been recorded. */
    public synchronized void changed() {
        if (changing == Thread.currentThread()) {
            changing = null;
            notifyAll();
        }
    }

    /** Makes a change, or a part of an announced one. */
    public <T> T changing(Supplier<T> call) {
        if (isChanging()) {
            return call.get();
        }
        change();
        try {
            return call.get();
        } finally {
            changed();
        }
    }

    private synchronized boolean isChanging() {
        return changing == Thread.currentThread();
    }

    /** Nothing is recorded any more once the last line is being written. */
    public synchronized void record() {
        if (isSettled) {
            stop();
        }
    }

    private synchronized void stop() {
        if (changing == Thread.currentThread()) {
            changing = null;
        }
        notifyAll();
        while (!process.isOver()) {
            try {
                wait(STOPPED);
            } catch (InterruptedException e) {
                // Only the end of the process ends this wait.
            }
        }
        throw new IllegalStateException("the process is over");
    }

    /** Ends the run: in the shutdown hook, while the rest of the process goes on. */
    void end(Console console, Supplier<Optional<String>> lastLine) {
        synchronized (this) {
            isUnderWay = true;
        }
        console.beginLine();
        for (Runnable cleanup = next(); cleanup != null; cleanup = next()) {
            run(cleanup, console);
        }
        awaitChange(console.clock());
        Optional<String> line = lastLine.get();
        console.endProgress();
        // A thread that goes on until its next call may still have something to say: no more is written.
        synchronized (console.err()) {
            line.ifPresent(console.err()::println);
            console.err().close();
        }
    }

    /** The last line is written whatever becomes of this. */
    private static void run(Runnable cleanup, Console console) {
        try {
            cleanup.run();
        } catch (UserFacingException e) {
            Failures.report(e, console);
        } catch (RuntimeException e) {
            Failures.reportBug(e, console);
        }
    }

    private synchronized @Nullable Runnable next() {
        return cleanups.poll();
    }

    private synchronized void awaitChange(InstantSource clock) {
        Stopwatch waited = new Stopwatch(clock);
        try {
            for (Duration soFar = waited.elapsed();
                    changing != null && soFar.compareTo(FOR_A_CHANGE) < 0;
                    soFar = waited.elapsed()) {
                wait(Math.max(1, FOR_A_CHANGE.minus(soFar).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isSettled = true;
    }
}
