package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.KeptSource;
import io.github.pcaconstrain.audit.source.PemText;
import io.github.pcaconstrain.audit.source.Remark;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.ManagedWalk;
import io.github.pcaconstrain.ca.Pacing;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The certificates that ACM holds of private CAs, as a source. */
public final class ManagedSource {
    private ManagedSource() {}

    /**
     * The certificates of a region, with each chain once: it may hold a CA certificate that the CA no longer serves. A
     * caller whom ACM does not let list them is told so, without failing the audit.
     *
     * @param name what the user is shown
     * @param wanted which CAs
     */
    public static Source of(
            String name, CertificateManager acm, Pacing pacing, String region, Predicate<CaArn> wanted) {
        return new KeptSource(name, intake -> {
            try {
                new ManagedWalk(acm, pacing).each(Optional.of(region), wanted, new Reader(intake, new HashSet<>()));
            } catch (AwsRefusedException e) {
                if (Refusal.isDenial(e)) {
                    intake.remark(name, Remark.ACM_NOT_PERMITTED, "", String.valueOf(e.getMessage()));
                } else {
                    intake.unreadable(name, Refusal.why(e));
                }
            } catch (AwsUnreachableException e) {
                intake.unreadable(name, Refusal.why(e));
            }
        });
    }

    private record Reader(Intake intake, Set<String> chains) implements ManagedWalk.Visitor {
        @Override
        public void certificate(ManagedCertificate found, SignedCertificate signed) {
            String chain = chains.add(signed.chain()) ? "\n" + signed.chain() : "";
            PemText.read(found.arn(), signed.certificate() + chain, intake);
        }

        @Override
        public void unreadable(String arn, String why) {
            intake.unreadable(arn, why);
        }
    }
}
