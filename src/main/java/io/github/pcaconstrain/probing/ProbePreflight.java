package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds what would prevent a test, before anything is requested. */
public final class ProbePreflight {
    /** ACM User Guide, "Conditions for using AWS Private CA to sign ACM private certificates". */
    private static final Duration ACM_VALIDITY = Duration.ofDays(395);

    private static final Duration OWN_VALIDITY = Duration.ofDays(1);
    private static final String BY_PCA = "test with --via pca";

    private ProbePreflight() {}

    /** What prevents a CA from being tested through this service; empty if nothing is known. */
    public static List<Blocker> check(
            ProbeBackends services,
            Authority ca,
            InstalledCa installed,
            ProbePlan plan,
            ProbeService service,
            Instant now) {
        List<Blocker> blockers = new ArrayList<>();
        if (ca.status() != CaStatus.ACTIVE) {
            blockers.add(outOfUse(ca.status(), service));
        }
        blockers.addAll(ofCertificate(ca, installed.certificate().notAfter(), installed.chain(), plan, service, now));
        if (service == ProbeService.ACM && !lookUpPermission(services.pca(), ca)) {
            // ACM issues without it, on request. The documentation says in one place that it is needed for renewal, and
            // in another for both.
            blockers.add(new Blocker(
                    false,
                    "PCA_ACCESS_DENIED",
                    "the CA does not permit ACM to renew certificates: ACM can issue them on request but not renew"
                            + " them",
                    services.cli().permitAcm(ca.arn())));
        }
        return blockers;
    }

    /**
     * What will prevent a CA from being tested once it has a new certificate. This makes no requests.
     *
     * @param ends the end of the certificate
     * @param chain the constraints that it will have
     */
    public static List<Blocker> ofInstalled(
            Authority ca, Instant ends, TestedChain chain, ProbePlan plan, ProbeService service, Instant now) {
        List<Blocker> blockers = new ArrayList<>();
        if (ca.status() == CaStatus.DISABLED) { // and stays disabled; any other becomes ACTIVE
            blockers.add(outOfUse(ca.status(), service));
        }
        blockers.addAll(ofCertificate(ca, ends, chain, plan, service, now));
        return blockers;
    }

    private static Blocker outOfUse(CaStatus status, ProbeService service) {
        return new Blocker(
                true,
                service == ProbeService.ACM ? "PCA_INVALID_STATE" : "InvalidStateException",
                "the CA is " + status + ", and only an ACTIVE CA issues certificates",
                "make the CA ACTIVE: install its certificate, or enable it, then test again");
    }

    private static List<Blocker> ofCertificate(
            Authority ca, Instant ends, TestedChain chain, ProbePlan plan, ProbeService service, Instant now) {
        List<Blocker> blockers = new ArrayList<>();
        if (service == ProbeService.ACM && ca.usageMode() == UsageMode.SHORT_LIVED_CERTIFICATE) {
            blockers.add(new Blocker(
                    true,
                    "PCA_INVALID_DURATION",
                    "the CA is in short-lived mode and issues certificates for at most 7 days, but ACM requests "
                            + ACM_VALIDITY.toDays(),
                    BY_PCA));
        }
        Duration validity = service == ProbeService.ACM ? ACM_VALIDITY : OWN_VALIDITY;
        if (ends.isBefore(now.plus(validity))) {
            blockers.add(new Blocker(
                    true,
                    service == ProbeService.ACM ? "PCA_INVALID_DURATION" : "ValidationException",
                    "the CA's certificate expires at " + ends + ", and a test certificate is valid for "
                            + Counted.of(validity.toDays(), "day"),
                    service == ProbeService.ACM
                            ? "issue the CA a certificate that is valid for longer, or " + BY_PCA
                            : "issue the CA a certificate that is valid for longer"));
        }
        if (service == ProbeService.ACM) {
            ofAcm(ca, chain, plan, blockers);
        }
        return blockers;
    }

    private static void ofAcm(Authority ca, TestedChain chain, ProbePlan plan, List<Blocker> blockers) {
        // API reference of ACM, RequestCertificate, KeyAlgorithm: it must be of the family of the CA's key.
        if (AcmChannel.keyFor(ca.key()).isEmpty()) {
            blockers.add(new Blocker(
                    true,
                    "PCA_INVALID_ARGS",
                    "ACM makes RSA and EC keys only, and the CA's key is "
                            + ca.key().wireName(),
                    BY_PCA));
        }
        if (isRefusedForSubjects(chain, plan)) {
            blockers.add(new Blocker(
                    true,
                    "PCA_NAME_CONSTRAINTS_VALIDATION",
                    "ACM cannot issue certificates from this CA: their subjects would be the domain name alone, such as"
                            + " CN=www.example.com, which the permitted subject names do not allow",
                    BY_PCA));
        }
    }

    /** Whether every name that the constraints allow is refused because of the subject that ACM creates for it. */
    private static boolean isRefusedForSubjects(TestedChain chain, ProbePlan plan) {
        Expectations expectations = new Expectations(chain, ProbeService.ACM);
        List<PresentedName> names = plan.probes().stream()
                .map(Probe::name)
                .filter(name -> name.form() == NameForm.DNS)
                .toList();
        return names.stream().anyMatch(expectations::isRefusedForItsSubject)
                && names.stream().noneMatch(name -> expectations.ours(name).expectation() == Expectation.ALLOWED);
    }

    /** Finds out whether ACM may renew certificates of the CA. */
    private static boolean lookUpPermission(PrivateCa pca, Authority ca) {
        try {
            return pca.permissions(ca.arn()).stream().anyMatch(Permission::isForRenewal);
        } catch (AwsRefusedException e) {
            return true; // a caller without this permission can still test
        }
    }
}
