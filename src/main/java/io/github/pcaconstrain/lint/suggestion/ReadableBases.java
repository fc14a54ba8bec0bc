package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** Mends a DNS name with a wildcard or a dot at its end, whose meaning is plain. Other broken bases are left alone. */
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
                                "it is no host name; a CA with it is to be refused whole, and now is not"))
                : Optional.empty();
    }

    private static String mended(String value) {
        String withoutStar = value.startsWith("*.") ? value.substring(1) : value;
        return withoutStar.length() > 1 && withoutStar.endsWith(".")
                ? withoutStar.substring(0, withoutStar.length() - 1)
                : withoutStar;
    }
}
