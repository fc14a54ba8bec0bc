package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.installation.CasBelow;
import io.github.pcaconstrain.installation.CasBelow.Below;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The CAs below a CA, as far as they are known: a new certificate of the CA affects them too.
 * @param cas the CAs below
 * @param problem why they are not known; empty if they are
 */
public record ImpactBelow(CasBelow cas, String problem) {
    public static final ImpactBelow NONE = new ImpactBelow(new CasBelow(List.of()), "");

    private static final String INDENT = "          ";

    public ImpactBelow {
        Objects.requireNonNull(cas, "cas");
        Objects.requireNonNull(problem, "problem");
    }

    /** Queries AWS. A refusal does not end the run. */
    public static ImpactBelow find(AwsSession aws, CaArn ca, CaCertificate certificate) {
        try {
            return new ImpactBelow(CasBelow.of(aws.privateCa(), ca, certificate), "");
        } catch (AwsRefusedException | AwsUnreachableException | UnreadableInputException e) {
            return new ImpactBelow(new CasBelow(List.of()), String.valueOf(e.getMessage()));
        }
    }

    /** Whether no CA below is known. */
    public boolean isEmpty() {
        return cas.all().isEmpty();
    }

    /** The CA and those below it. */
    public Set<CaArn> and(CaArn ca) {
        Set<CaArn> all = new LinkedHashSet<>();
        all.add(ca);
        cas.all().forEach(each -> all.add(each.arn()));
        return all;
    }

    /**
     * Adds the certificates of the CAs, and tells which of them would become invalid.
     * @param pathLength the new path length of the CA above; empty for no change
     */
    public void addTo(Impact impact, Optional<Integer> pathLength) {
        for (Below each : cas.all()) {
            pathLength
                    .filter(each::isLostWith)
                    .ifPresent(length -> impact.lose(
                            each.certificate().contents(),
                            "a path length of " + length + " leaves no room for "
                                    + each.certificate().contents().label()));
            impact.add(each.arn().toString(), each.certificate().contents(), List.of());
        }
    }

    /** The line for CAs below that are not known. */
    void note(CommonOptions common) {
        if (!problem.isEmpty()) {
            common.warning("could not find out which CAs are below this one: " + problem);
        }
    }

    /** The lines of a plan. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!problem.isEmpty()) {
            lines.add("below     not known: " + problem);
        } else if (!isEmpty()) {
            lines.add("below     " + Counted.of(cas.all().size(), "CA") + ":");
            cas.all()
                    .forEach(each ->
                            lines.add(INDENT + each.certificate().contents().label() + ", " + each.arn()));
        }
        return lines;
    }
}
