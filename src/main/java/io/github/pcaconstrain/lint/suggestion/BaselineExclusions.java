package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;

/** Excludes forms with nothing permitted, as the Baseline Requirements prescribe (BR 7.1.2.5.2). */
final class BaselineExclusions implements SuggestionStep {
    private static final String WHY = "a name type with nothing permitted must be excluded altogether";

    @Override
    public void apply(Draft draft) {
        if (draft.constraints().isEmpty()) {
            return;
        }
        DnsBase everyDns = new DnsBase("");
        if (draft.on(Side.PERMITTED, NameForm.DNS).isEmpty() && isNotExcluded(draft, everyDns)) {
            draft.add(Side.EXCLUDED, everyDns, Effect.NARROWS, WHY);
        }
        for (IpFamily family : IpFamily.values()) {
            IpBase everyAddress = new IpBase(IpAddress.of(new byte[family.octets()]), 0);
            boolean permitted = draft.on(Side.PERMITTED).stream()
                    .anyMatch(subtree ->
                            subtree.base() instanceof IpBase ip && ip.address().family() == family);
            if (!permitted && isNotExcluded(draft, everyAddress)) {
                draft.add(Side.EXCLUDED, everyAddress, Effect.NARROWS, WHY);
            }
        }
    }

    private static boolean isNotExcluded(Draft draft, SubtreeBase base) {
        return draft.on(Side.EXCLUDED).stream()
                .noneMatch(subtree -> subtree.base().equals(base));
    }
}
