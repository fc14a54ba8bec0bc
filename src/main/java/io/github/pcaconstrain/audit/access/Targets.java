package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.GlobIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The CAs that are asked about, each once. */
final class Targets {
    private final List<TargetCa> all = new ArrayList<>();
    private final Set<String> arns = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();
    private final GlobIndex index = new GlobIndex();

    void add(TargetCa ca) {
        if (arns.add(ca.arn())) {
            index.add(ca.resource(), all.size());
            accounts.add(ca.account());
            all.add(ca);
        }
    }

    List<TargetCa> all() {
        return List.copyOf(all);
    }

    /** Whether there is one of an account; of any, if that is empty. */
    boolean hasSome(String account) {
        return account.isEmpty() ? !all.isEmpty() : accounts.contains(account);
    }

    /** Whether one of them may be one of those for which this stands. */
    boolean overlap(TargetCa some) {
        return index.near(some.resource())
                .anyMatch(number -> all.get(number).resource().intersects(some.resource()));
    }
}
