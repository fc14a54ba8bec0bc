package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.workflow.CurrentCertificate.Given;
import io.github.pcaconstrain.workflow.Signing.LostRequest;
import java.util.Optional;

/**
 * How the user wants a change to be made.
 *
 * @param yes whether nobody is to be asked
 * @param dryRun whether the plan is all that is wanted
 * @param skipTest whether the CA is not to be tested afterwards
 * @param skipImpact whether nobody wants to know which certificates the change would break
 * @param revokeOld whether the certificate that is replaced is to be revoked
 * @param lost what to do where an earlier request has not led to a certificate
 * @param existing what to do with files of an earlier run
 * @param withRenewal whether ACM is to be allowed to renew certificates
 * @param renewal the renewal, where one is wanted
 * @param given which terms of the certificate the user has given
 */
record ApplyChoices(
        boolean yes,
        boolean dryRun,
        boolean skipTest,
        boolean skipImpact,
        boolean revokeOld,
        LostRequest lost,
        Existing existing,
        boolean withRenewal,
        Optional<PlannedRenewal> renewal,
        Given given) {
    /** Whether the current certificate has to be replaced, even by one with the same constraints. */
    boolean isRenewal() {
        return renewal.filter(PlannedRenewal::isDue).isPresent();
    }
}
