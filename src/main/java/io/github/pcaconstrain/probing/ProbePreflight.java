package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What can be known to stand against a test before anything is requested. */
public final class ProbePreflight {
    /** ACM User Guide, "Conditions for using AWS Private CA to sign ACM private certificates". */
    private static final Duration ACM_VALIDITY = Duration.ofDays(395);

    private static final Duration OWN_VALIDITY = Duration.ofDays(1);
    private static final String ACM = "acm.amazonaws.com";

    /** What ACM must be permitted to renew certificates. */
    private static final List<String> ACTIONS = List.of("IssueCertificate", "GetCertificate", "ListPermissions");

    private ProbePreflight() {}

    /** What stands against the test of a CA in this way; empty if nothing is known to. */
    public static List<Blocker> check(
            ProbeBackends services, Authority ca, Instant certificateEnds, ProbeService service, Instant now) {
        List<Blocker> blockers = new ArrayList<>();
        if (ca.status() != CaStatus.ACTIVE) {
            blockers.add(new Blocker(
                    true,
                    service == ProbeService.ACM ? "PCA_INVALID_STATE" : "InvalidStateException",
                    "the CA is " + ca.status() + " and issues only when it is ACTIVE",
                    "make the CA ACTIVE: install its certificate, or enable it, then test again"));
        }
        Duration validity = service == ProbeService.ACM ? ACM_VALIDITY : OWN_VALIDITY;
        if (certificateEnds.isBefore(now.plus(validity))) {
            blockers.add(new Blocker(
                    true,
                    service == ProbeService.ACM ? "PCA_INVALID_DURATION" : "ValidationException",
                    "the CA's certificate ends at " + certificateEnds + ", and a certificate of this test lives for "
                            + validity.toDays() + (validity.toDays() == 1 ? " day" : " days"),
                    service == ProbeService.ACM
                            ? "issue the CA a certificate that is valid for longer, or test with --via pca"
                            : "issue the CA a certificate that is valid for longer"));
        }
        if (service == ProbeService.ACM) {
            acm(services, ca, blockers);
        }
        return blockers;
    }

    private static void acm(ProbeBackends services, Authority ca, List<Blocker> blockers) {
        if (ca.usageMode() == UsageMode.SHORT_LIVED_CERTIFICATE) {
            blockers.add(new Blocker(
                    true,
                    "PCA_INVALID_DURATION",
                    "the CA issues for at most seven days, and ACM wants 395",
                    "test with --via pca"));
        }
        if (AcmChannel.keyFor(ca.key()).isEmpty()) {
            blockers.add(new Blocker(
                    true,
                    "PCA_INVALID_ARGS",
                    "ACM has no certificates of the family of the CA's key, "
                            + ca.key().wireName(),
                    "test with --via pca"));
        }
        if (!lookUpPermission(services.pca(), ca)) {
            // ACM issues without it, on request; the documents tie it to renewal in one place and to both in another.
            blockers.add(new Blocker(
                    false,
                    "PCA_ACCESS_DENIED",
                    "the CA has not given ACM permission to renew its certificates: ACM issues them when asked, and"
                            + " cannot renew them",
                    services.cli().permitAcm(ca.arn())));
        }
    }

    /** Asks whether ACM may renew certificates of the CA. */
    private static boolean lookUpPermission(PrivateCa pca, Authority ca) {
        try {
            return pca.permissions(ca.arn()).stream()
                    .filter(permission -> permission.principal().equals(ACM))
                    .map(Permission::actions)
                    .anyMatch(actions -> actions.containsAll(ACTIONS));
        } catch (AwsRefusedException e) {
            return true; // whoever may not look can still test
        }
    }
}
