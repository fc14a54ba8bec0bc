package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.EnumSet;
import java.util.Set;

/** Excludes the other address family if one is completely excluded and nothing is permitted. */
final class OtherAddressFamily implements SuggestionStep {
    @Override
    public void apply(Draft draft) {
        if (!draft.on(Side.PERMITTED, NameForm.IP).isEmpty()) {
            return;
        }
        Set<IpFamily> mentioned = EnumSet.noneOf(IpFamily.class);
        Set<IpFamily> whole = EnumSet.noneOf(IpFamily.class);
        for (Subtree subtree : draft.on(Side.EXCLUDED)) {
            if (subtree.base() instanceof IpBase ip) {
                mentioned.add(ip.address().family());
                if (ip.prefix() == 0) {
                    whole.add(ip.address().family());
                }
            }
        }
        if (mentioned.size() == 1 && whole.size() == 1) {
            IpFamily other = whole.contains(IpFamily.V4) ? IpFamily.V6 : IpFamily.V4;
            draft.add(
                    Side.EXCLUDED,
                    new IpBase(IpAddress.of(new byte[other.octets()]), 0),
                    Effect.NARROWS,
                    "excluding one address family does not limit the other");
        }
    }
}
