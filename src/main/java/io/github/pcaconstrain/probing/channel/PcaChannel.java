package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tests names through AWS Private CA itself, with its own CSRs. */
public final class PcaChannel implements Channel {
    private final ProbeBackends services;
    private final Authority ca;
    private final ProbeCsr csrs;

    /** Creates a channel for a CA, with the key algorithm of the certificates. */
    public PcaChannel(ProbeBackends services, Authority ca, KeyAlgorithm key) {
        this.services = services;
        this.ca = ca;
        this.csrs = new ProbeCsr(key);
    }

    /**
     * The key algorithm of certificates for a CA with this key: any works, but an ML-DSA hierarchy ends with ML-DSA.
     */
    public static KeyAlgorithm keyFor(KeyAlgorithm caKey) {
        return switch (caKey) {
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> caKey;
            default -> KeyAlgorithm.EC_P256;
        };
    }

    @Override
    public ProbeService service() {
        return ProbeService.PCA;
    }

    @Override
    public Optional<Answer> untestable(Probe probe) {
        return untestableName(probe);
    }

    /** The same for a channel that does not exist yet. */
    static Optional<Answer> untestableName(Probe probe) {
        return probe.name().value().chars().anyMatch(c -> c > 0x7e)
                        && !(probe.name() instanceof PresentedName.Directory)
                ? Optional.of(Answer.notTested("a certificate cannot contain it: it is not ASCII", ""))
                : Optional.empty();
    }

    @Override
    public ProbeRequest request(Probe probe, String token) {
        return ProbeRequest.signed(
                probe.name().text(), ca.arn(), csrs.of(probe.name()), ca.key().usualSigningAlgorithm(), token);
    }

    @Override
    public ProbeBackends services() {
        return services;
    }

    @Override
    public Optional<Answer> poll(Probe probe, String certificate) {
        try {
            return services.pca().issued(ca.arn(), certificate).map(issued -> carries(issued, probe.name()));
        } catch (AwsRefusedException e) {
            if (e.isByConstraints()) {
                return Optional.of(Answer.refused(e.code()));
            }
            throw e;
        }
    }

    private static Answer carries(SignedCertificate issued, PresentedName sought) {
        boolean isThere =
                CertificateReader.read("the certificate", issued.certificate().getBytes(StandardCharsets.UTF_8))
                        .stream()
                        .flatMap(certificate -> certificate.names().stream())
                        .anyMatch(name -> isSame(name, sought));
        return isThere ? Answer.allowed() : Answer.inconclusive("", "the CA issued a certificate without the name", "");
    }

    private static boolean isSame(PresentedName one, PresentedName other) {
        if (one instanceof PresentedName.Directory a && other instanceof PresentedName.Directory b) {
            return a.name().matches(b.name());
        }
        return one.form() == other.form() && HostName.fold(one.value()).equals(HostName.fold(other.value()));
    }
}
