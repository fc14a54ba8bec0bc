package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.UnusableState;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls about one CA. Where AWS refuses because of the CA's state, the state is looked up and told. */
final class CaCalls {
    private static final String INVALID_STATE = "InvalidStateException";

    private final SdkCalls calls;
    private final Function<CaArn, Authority> description;
    private final AwsCli cli;

    /**
     * Calls to AWS Private CA.
     *
     * @param description asks AWS for the state of a CA
     * @param cli the commands that hints name
     */
    CaCalls(SdkCalls calls, Function<CaArn, Authority> description, AwsCli cli) {
        this.calls = calls;
        this.description = description;
        this.cli = cli;
    }

    <T> T call(String operation, CaArn ca, Supplier<T> call) {
        try {
            return calls.call(operation, ca.toString(), call);
        } catch (AwsRefusedException e) {
            throw explained(e, operation, ca);
        }
    }

    /** The same for an answer that some of the service's codes say is not there. */
    <T> Optional<T> unless(Set<String> absent, String operation, CaArn ca, Supplier<T> call) {
        try {
            return calls.unless(absent, operation, ca.toString(), call);
        } catch (AwsRefusedException e) {
            throw explained(e, operation, ca);
        }
    }

    private AwsRefusedException explained(AwsRefusedException e, String operation, CaArn ca) {
        if (!e.code().equals(INVALID_STATE)) {
            return e;
        }
        try {
            return UnusableState.of(description.apply(ca), cli)
                    .map(state -> e.inOtherWords(
                            "AWS refused " + operation + " on " + ca + ": " + state.reason() + " (" + e.code() + ")",
                            state.hint()))
                    .orElse(e);
        } catch (UserFacingException stateUnknown) {
            return e;
        }
    }
}
