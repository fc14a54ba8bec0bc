package io.github.pcaconstrain.policy.chain;

import java.util.List;
import java.util.Optional;

/**
 * The verdicts on the names in a path.
 *
 * @param flaws why the constraints of CAs in the path cannot be relied on, each with its CA
 * @param names the verdict on every name of every certificate below a CA
 */
public record PathVerdict(List<String> flaws, List<Name> names) {
    /**
     * The verdict on one name of one certificate of the path.
     *
     * @param certificate the certificate that presents the name
     * @param verdict the verdict of the CAs above it
     */
    public record Name(ChainLink certificate, Verdict verdict) {}

    public PathVerdict {
        flaws = List.copyOf(flaws);
        names = List.copyOf(names);
    }

    /**
     * The decision on the whole path: permitted only if every name is permitted and all constraints can be relied on.
     */
    public Decision decision() {
        return flaws.isEmpty()
                ? refusal().map(name -> name.verdict().decision()).orElse(Decision.PERMITTED)
                : Decision.MALFORMED;
    }

    /** The first name that is refused. */
    public Optional<Name> refusal() {
        return names.stream().filter(name -> !name.verdict().isPermitted()).findFirst();
    }

    /** The malformed names that are allowed because no CA constrains their form. */
    public List<Name> malformedButUnconstrained() {
        return names.stream()
                .filter(name -> name.verdict().isMalformedButUnconstrained())
                .toList();
    }
}
