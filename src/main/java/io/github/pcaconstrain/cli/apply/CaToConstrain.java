package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.TakenOver;
import java.util.Objects;
import java.util.Optional;

/**
 * A CA that exists, and why it is to be constrained.
 *
 * @param ca the CA
 * @param given the constraints that were given; empty for those of its current certificate
 * @param renewal the renewal of its certificate, if one is wanted
 * @param creation its definition, if there is one
 * @param isCreatedHere whether this process has created it, which the user agreed to
 */
record CaToConstrain(
        CaArn ca,
        Optional<NameConstraints> given,
        Optional<PlannedRenewal> renewal,
        Optional<PlannedCreation> creation,
        boolean isCreatedHere) {
    CaToConstrain {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(renewal, "renewal");
        Objects.requireNonNull(creation, "creation");
    }

    /** The constraints of its next certificate. */
    NameConstraints constraints() {
        return given.or(() ->
                        renewal.map(each -> TakenOver.constraints(each.renewal().current())))
                .orElseThrow();
    }
}
