package io.github.pcaconstrain.sandbox.log;

import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.ServedCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The most recent calls to AWS's services, CRLs, OCSP and S3, without the sandbox's own requests. */
public final class RecentCalls implements CallObserver {
    private static final int MOST = 200;

    private final Deque<ServedCall> calls = new ArrayDeque<>();
    private long count;

    @Override
    public synchronized void served(ServedCall call) {
        boolean isOwn = call.service().equals(ServedCall.OWN);
        if (!isOwn || call.operation().equals("reset")) {
            count++;
        }
        if (isOwn) {
            return;
        }
        if (calls.size() == MOST) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    /** The number of calls that may have changed what the page shows. */
    public synchronized long count() {
        return count;
    }

    /** The most recent calls, the newest first. */
    public synchronized List<ServedCall> newestFirst() {
        List<ServedCall> copy = new ArrayList<>(calls);
        Collections.reverse(copy);
        return copy;
    }
}
