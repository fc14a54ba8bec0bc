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

/** Calls about one CA. If AWS refuses because of the CA's state, the state is looked up and included in the failure. */
final class CaCalls {
    private static final String INVALID_STATE = "InvalidStateException";

    private final SdkCalls calls;
    private final Function<CaArn, Authority> description;
    private final AwsCli cli;

    /**
     * Calls to AWS Private CA.
     *
     * @param description requests the state of a CA from AWS
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

    /** Makes a call whose answer is empty for some error codes of the service. */
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
