package io.github.pcaconstrain.sandbox.fault;

import io.github.pcaconstrain.sandbox.wire.Interceptor.Call;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The scripted failures that have not happened yet, in their order. */
final class ScriptedFailures {
    private static final class Remaining {
        private final ScriptedFailure failure;
        private int times;

        Remaining(ScriptedFailure failure) {
            this.failure = failure;
            this.times = failure.times();
        }
    }

    private final List<Remaining> left = new ArrayList<>();

    ScriptedFailures(List<ScriptedFailure> script) {
        script.forEach(failure -> left.add(new Remaining(failure)));
    }

    /** The error with which this call of an operation is to be answered, if any. */
    synchronized Optional<String> take(Call call) {
        for (Iterator<Remaining> each = left.iterator(); each.hasNext(); ) {
            Remaining next = each.next();
            if (next.failure.operation().equals(call.operation())
                    && next.failure.services().contains(call.service())) {
                next.times--;
                if (next.times == 0) {
                    each.remove();
                }
                return Optional.of(next.failure.error());
            }
        }
        return Optional.empty();
    }
}
