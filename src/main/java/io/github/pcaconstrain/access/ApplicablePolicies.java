package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Objects;

/**
 * The policies that apply to a request.
 *
 * @param identity those of the principal
 * @param boundary its permissions boundary
 * @param scps the service control policies of its account
 * @param rcps the resource control policies of the resource's account
 * @param resource the policy of the resource
 * @param isTrustPolicy whether the resource is a role, which only its own policy opens
 */
public record ApplicablePolicies(
        Known identity,
        Known boundary,
        List<PolicyDocument> scps,
        List<PolicyDocument> rcps,
        Known resource,
        boolean isTrustPolicy) {
    public ApplicablePolicies {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(boundary, "boundary");
        scps = List.copyOf(scps);
        rcps = List.copyOf(rcps);
        Objects.requireNonNull(resource, "resource");
    }

    /**
     * Policies of one kind, as far as they are known.
     *
     * @param policies the known ones
     * @param missing what else applies, without being known, in words; empty if these are all
     */
    public record Known(List<PolicyDocument> policies, List<String> missing) {
        /** There are no such policies. */
        public static final Known NONE = new Known(List.of(), List.of());

        public Known {
            policies = List.copyOf(policies);
            missing = List.copyOf(missing);
        }

        /** These policies and no others. */
        public static Known all(List<PolicyDocument> policies) {
            return new Known(policies, List.of());
        }

        /** Policies of which nothing is known. */
        public static Known unknown(String what) {
            return new Known(List.of(), List.of(what));
        }

        /** The same policies without the statements that deny. */
        public Known withoutDenials() {
            return new Known(
                    policies.stream().map(PolicyDocument::withoutDenials).toList(), missing);
        }

        /** Whether there are no such policies. */
        boolean isNone() {
            return policies.isEmpty() && missing.isEmpty();
        }
    }
}
