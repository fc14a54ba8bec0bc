package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.encoding.CertificateReader;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.policy.HostName;
import io.github.pcaconstrain.policy.PresentedName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tries names through AWS Private CA itself, with certification requests of our own. */
public final class PcaChannel implements Channel {
    /** The shortest that the service issues, in its usual unit. */
    private static final Validity ONE_DAY = new Validity(Validity.Unit.DAYS, 1);

    // AWS documents no error for a name that the constraints refuse. Of those that speak of a request, only one that
    // names the constraints in its text is taken for a refusal; basic constraints are about path lengths.
    private static final Set<String> CODES =
            Set.of("ValidationException", "InvalidArgsException", "RequestFailedException", "MalformedCSRException");
    private static final Pattern CONSTRAINTS = Pattern.compile("constraint|subtree");
    private static final Pattern PATH = Pattern.compile("basic ?constraint|path ?len");

    private final PrivateCa pca;
    private final Authority ca;
    private final ProbeCsr csrs;

    /** A CA, and the key of the certificates. */
    public PcaChannel(PrivateCa pca, Authority ca, KeyAlgorithm key) {
        this.pca = pca;
        this.ca = ca;
        this.csrs = new ProbeCsr(key);
    }

    @Override
    public Via via() {
        return Via.PCA;
    }

    @Override
    public Optional<Answer> untestable(Probe probe) {
        return probe.name().value().chars().anyMatch(c -> c > 0x7e)
                        && !(probe.name() instanceof PresentedName.Directory)
                ? Optional.of(Answer.notTested("a certificate cannot hold it: it is not ASCII", ""))
                : Optional.empty();
    }

    @Override
    public String request(Probe probe, String token) throws RefusedByConstraints {
        try {
            return pca.issue(new SigningOrder(
                    ca.arn(),
                    csrs.of(probe.name()),
                    ca.arn().template("EndEntityCertificate"),
                    ca.key().usualSigningAlgorithm(),
                    ONE_DAY,
                    List.of(),
                    token));
        } catch (AwsRefusedException e) {
            if (isByConstraints(e)) {
                throw new RefusedByConstraints(e.code(), e.getMessage());
            }
            throw e;
        }
    }

    static boolean isByConstraints(AwsRefusedException refusal) {
        String words = refusal.getMessage().toLowerCase(Locale.ROOT);
        return CODES.contains(refusal.code())
                && CONSTRAINTS.matcher(words).find()
                && !PATH.matcher(words).find();
    }

    @Override
    public Optional<Answer> look(Probe probe, String certificate) {
        try {
            return pca.issued(ca.arn(), certificate).map(issued -> carries(issued, probe.name()));
        } catch (AwsRefusedException e) {
            if (isByConstraints(e)) {
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

    @Override
    public void remove(String certificate) {
        pca.revoke(ca.arn(), serial(certificate), RevocationReason.CESSATION_OF_OPERATION);
    }

    /** The last part of the ARN is the serial number in hexadecimal. */
    private static String serial(String certificate) {
        return certificate.substring(certificate.lastIndexOf('/') + 1);
    }

    @Override
    public String removal(String certificate) {
        return "aws acm-pca revoke-certificate --region " + ca.arn().region() + " --certificate-authority-arn "
                + ca.arn() + " --certificate-serial " + serial(certificate)
                + " --revocation-reason CESSATION_OF_OPERATION";
    }
}
