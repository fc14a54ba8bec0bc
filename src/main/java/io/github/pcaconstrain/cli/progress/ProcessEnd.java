package io.github.pcaconstrain.cli.progress;

/** The end of the process that a command runs in. A test has one of its own, so that nothing ends but the command. */
public interface ProcessEnd {
    /** That of the JVM, which ends on Ctrl-C, or when it is asked to. */
    ProcessEnd OF_JVM = new ProcessEnd() {
        @Override
        public void add(Thread hook) {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void remove(Thread hook) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }

        @Override
        public boolean isOver() {
            return false; // there is nobody left to tell
        }
    };

    /**
     * Has a thread started when the process is about to end.
     *
     * @throws IllegalStateException if it is
     */
    void add(Thread hook);

    /**
     * Forgets about a thread.
     *
     * @throws IllegalStateException if the process is about to end
     */
    void remove(Thread hook);

    /** Whether it has ended, with all of its threads. */
    boolean isOver();
}
