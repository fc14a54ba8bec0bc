package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.fleet.FleetSettings;
import io.github.pcaconstrain.audit.judging.TwinEvidence;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.revocation.RevocationCheck;
import io.github.pcaconstrain.revocation.RevocationStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What an audit has seen of the revocation of twins: in audit reports of the CA that signed them, and in its CRLs and OCSP
 * answers. These are fetched only if AWS was asked about CAs, and that CA is one of them. Thread-safe.
 */
final class TwinRevocations implements TwinEvidence {
    /** Each may take ten seconds. */
    private static final int MAX_FETCHED = 64;

    private final FleetSettings fleet;
    private final Map<String, CaArn> arns;
    private final Function<CaArn, AwsCli> cli;
    private final AtomicInteger fetched = new AtomicInteger();

    /**
     * Creates it.
     *
     * @param fleet what was read in AWS
     * @param arns the CAs in AWS by the fingerprints of their certificates
     * @param cli the AWS CLI commands that reach a CA
     */
    TwinRevocations(FleetSettings fleet, Map<String, CaArn> arns, Function<CaArn, AwsCli> cli) {
        this.fleet = fleet;
        this.arns = Map.copyOf(arns);
        this.cli = cli;
    }

    /** The CA in AWS that signed a certificate. */
    private Optional<CaArn> issuer(List<ParsedCertificate> issuers) {
        return issuers.stream()
                .flatMap(issuer -> Optional.ofNullable(arns.get(issuer.fingerprint())).stream())
                .findFirst();
    }

    @Override
    public Optional<String> revokeCommand(String serial, List<ParsedCertificate> issuers) {
        return issuer(issuers).map(arn -> cli.apply(arn).revoke(arn, serial, RevocationReason.SUPERSEDED));
    }

    @Override
    public Optional<String> evidence(ParsedCertificate twin, List<ParsedCertificate> issuers) {
        return issuer(issuers)
                .flatMap(arn ->
                        fleet.revoked().find(arn, twin.contents().serial()).or(() -> published(twin, issuers)));
    }

    private Optional<String> published(ParsedCertificate twin, List<ParsedCertificate> issuers) {
        return issuers.stream()
                .filter(issuer -> arns.containsKey(issuer.fingerprint()))
                .limit(1)
                .filter(issuer -> fetched.incrementAndGet() <= MAX_FETCHED)
                .map(issuer -> new RevocationCheck(fleet.clock())
                        .of(twin.contents().der(), issuer.contents().der()))
                .filter(RevocationStatus.Revoked.class::isInstance)
                .map(RevocationStatus.Revoked.class::cast)
                .map(revoked -> "it is revoked since " + revoked.at() + ", according to " + revoked.source())
                .findFirst();
    }
}
