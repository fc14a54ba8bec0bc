package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.encoding.certificate.ChainOrder;
import io.github.pcaconstrain.issuance.request.AwsAnswer;
import io.github.pcaconstrain.issuance.request.InstalledCertificate;
import io.github.pcaconstrain.policy.CaConstraints;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The CA under test, as described by its certificate and the chain above it.
 *
 * @param certificate its own certificate
 * @param constraints the constraints of every CA of the chain that has any, the highest first, including the root's
 */
public record InstalledCa(CertificateContents certificate, List<CaConstraints> constraints) {
    public InstalledCa {
        constraints = List.copyOf(constraints);
    }

    /**
     * Fetches the certificate and chain that a CA uses.
     *
     * @param cli the AWS CLI commands in hints
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if AWS returns no certificate of it
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if its certificate or chain cannot be read
     */
    public static InstalledCa read(PrivateCa pca, CaArn ca, AwsCli cli) {
        SignedCertificate installed = InstalledCertificate.require(pca, ca, cli);
        return AwsAnswer.read(() -> of(installed));
    }

    static InstalledCa of(SignedCertificate installed) {
        List<CertificateContents> own = contents(installed.certificate());
        String all = installed.certificate().stripTrailing() + "\n" + installed.chain();
        List<CaConstraints> constraints =
                ChainOrder.highestFirst(
                                "the CA's chain",
                                contents(all).stream().distinct().toList())
                        .stream()
                        .flatMap(certificate -> certificate.link().constraints().stream())
                        .toList();
        return new InstalledCa(own.get(0), constraints);
    }

    private static List<CertificateContents> contents(String pem) {
        return CertificateReader.read("the CA's certificate", pem.getBytes(StandardCharsets.UTF_8));
    }

    /** The constraints that apply to the names that it signs. */
    public TestedChain chain() {
        return new TestedChain(constraints);
    }
}
