package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.workflow.Outstanding;

/**
 * The line that sums up a plan.
 * @param outstanding what is left to do for the certificate
 * @param isInstalling whether the CA does not use it yet
 * @param isRevoking whether the replaced certificate is revoked
 * @param names the most names that are tested
 */
record PlannedSum(Outstanding outstanding, boolean isInstalling, boolean isRevoking, int names) {
    String text() {
        String certificate = switch (outstanding) {
            case REQUEST -> "1 certificate to issue";
            case ANSWER -> "at most 1 certificate to issue";
            case DELIVERY, NOTHING -> "no certificate to issue";
        };
        return certificate
                + (isInstalling ? ", 1 CA to change" : ", no CA to change")
                + (isRevoking ? ", 1 certificate to revoke" : "")
                + (names == 0 ? ", no names to try" : ", up to " + Counted.of(names, "name") + " to try");
    }
}
