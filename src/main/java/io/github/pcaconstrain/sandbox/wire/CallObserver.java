package io.github.pcaconstrain.sandbox.wire;

/** Is notified of every request after it has been answered, on the thread that answered it. */
@FunctionalInterface
public interface CallObserver {
    /** Ignores everything. */
    CallObserver NONE = call -> {};

    /** Records a request. It must not throw: the client gets its answer in any case. */
    void served(ServedCall call);
}
