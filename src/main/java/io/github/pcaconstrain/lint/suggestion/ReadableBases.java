package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/**
 * Fixes DNS names with a wildcard or a trailing dot, whose meaning is obvious. Other malformed bases are not changed.
 */
final class ReadableBases extends EachSubtree {
    @Override
    Optional<SubtreeReplacement> replacement(Subtree subtree) {
        return subtree.base() instanceof MalformedBase base && base.form() == NameForm.DNS
                ? Optional.of(mended(base.value()))
                        .filter(name ->
                                !name.equals(base.value()) && DnsBase.flaw(name).isEmpty())
                        .map(name -> new SubtreeReplacement(
                                Subtree.of(new DnsBase(name)),
                                Effect.WIDENS,
                                "it is not a host name; verifiers must refuse a CA with it, and accept one without it"))
                : Optional.empty();
    }

    private static String mended(String value) {
        String withoutStar = value.startsWith("*.") ? value.substring(1) : value;
        return withoutStar.length() > 1 && withoutStar.endsWith(".")
                ? withoutStar.substring(0, withoutStar.length() - 1)
                : withoutStar;
    }
}
