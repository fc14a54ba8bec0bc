package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Forbids an address family by permitting one reserved value of it, because excluding it breaks the JDK. */
final class PortableAddresses implements SuggestionStep {
    @Override
    public void apply(Draft draft) {
        Set<IpFamily> permitted = families(draft, Side.PERMITTED);
        boolean wholeExcluded = draft.on(Side.EXCLUDED).stream().anyMatch(PortableAddresses::isWhole);
        if (permitted.isEmpty() && wholeExcluded) {
            forbidAll(draft);
            return;
        }
        draft.remove(
                Side.EXCLUDED,
                PortableAddresses::isWhole,
                Effect.SAME,
                "the JDK fails on it; the family stays forbidden, because only ranges of the other are permitted");
        if (permitted.size() == 1) {
            IpFamily missing = permitted.contains(IpFamily.V4) ? IpFamily.V6 : IpFamily.V4;
            draft.add(
                    Side.PERMITTED,
                    PlaceholderBases.of(missing),
                    Effect.WIDENS,
                    "GnuTLS accepts every " + missing
                            + " address if none is permitted; this permits only one, which nobody uses");
        }
    }

    private static void forbidAll(Draft draft) {
        List<IpFamily> free = new ArrayList<>(List.of(IpFamily.values()));
        for (Subtree subtree : draft.on(Side.EXCLUDED)) {
            if (subtree.base() instanceof IpBase ip && isWhole(subtree)) {
                free.remove(ip.address().family());
            }
        }
        draft.forbid(NameForm.IP, "the JDK fails on the exclusion of a whole address family");
        if (!free.isEmpty()) {
            draft.note(
                    Effect.NARROWS,
                    "every " + free.get(0) + " address",
                    "no portable constraint forbids one family and allows all of the other");
        }
    }

    private static Set<IpFamily> families(Draft draft, Side side) {
        return draft.on(side).stream()
                .filter(subtree -> subtree.base() instanceof IpBase)
                .map(subtree -> ((IpBase) subtree.base()).address().family())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IpFamily.class)));
    }

    private static boolean isWhole(Subtree subtree) {
        return subtree.base() instanceof IpBase ip && ip.prefix() == 0;
    }
}
