package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parents cannot sign, by their state, key and path length. */
class ParentCheckTest {
    private static final AwsCli CLI = AwsCli.of(Optional.empty(), Optional.empty());
    private static final String ARN = TestRequests.ISSUER.toString();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CREATING            |      | wait until it is created, and install its certificate
        PENDING_CERTIFICATE |      | install its own certificate first
        DISABLED            |      | enable it: aws acm-pca update-certificate-authority --certificate-authority-arn ARN --status ACTIVE --region us-east-1
        EXPIRED             |      | give it a new certificate first
        DELETED             |      | use another parent, or restore this one: aws acm-pca restore-certificate-authority --certificate-authority-arn ARN --region us-east-1
        FAILED              | OOPS | use another parent
        UNKNOWN             |      | use another parent
        """)
    void onlyAnActiveParentSigns(CaStatus status, String failure, String fix) {
        Parent parent = new Parent(
                TestIssuances.authority(status, KeyAlgorithm.EC_P256, Optional.ofNullable(failure)), List.of());

        List<Finding> findings = ParentCheck.of(TestIssuances.request(0), parent, CLI);
        assertThat(shown(findings))
                .isEqualTo("parent: " + ARN + " is " + status + (failure == null ? "" : " (OOPS)")
                        + ", and only an ACTIVE CA can sign [parent-state]");
        assertThat(findings.get(0).fix()).isEqualTo(fix.replace("ARN", ARN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EC_P256  | SHA256WITHECDSA   | ''
        EC_P384  | SHA384WITHECDSA   | ''
        EC_P384  | SHA256WITHECDSA   | parent: some regions let a key of EC_secp384r1 sign with SHA384WITHECDSA only, not with SHA256WITHECDSA [signing-hash]
        EC_P256  | SHA256WITHRSA     | parent: its key is EC_prime256v1, which cannot sign with SHA256WITHRSA [signing-algorithm]
        RSA_2048 | SHA512WITHRSA     | ''
        RSA_2048 | SHA256WITHRSA_PSS | ''
        RSA_2048 | SHA256WITHECDSA   | parent: its key is RSA_2048, which cannot sign with SHA256WITHECDSA [signing-algorithm]
        RSA_2048 | UNKNOWN           | parent: its key is RSA_2048, which cannot sign with UNKNOWN [signing-algorithm]
        UNKNOWN  | SHA256WITHECDSA   | parent: its key is UNKNOWN, which cannot sign with SHA256WITHECDSA [signing-algorithm]
        UNKNOWN  | UNKNOWN           | parent: its key is UNKNOWN, which cannot sign with UNKNOWN [signing-algorithm]
        ML_DSA_65 | ML_DSA_65        | ''
        ML_DSA_65 | ML_DSA_44        | parent: its key is ML_DSA_65, which cannot sign with ML_DSA_44 [signing-algorithm]
        """)
    void theKeyHasToFitTheAlgorithm(KeyAlgorithm key, SigningAlgorithm signing, String findings) {
        Parent parent = new Parent(TestIssuances.authority(CaStatus.ACTIVE, key, Optional.empty()), List.of());
        IssuanceRequest request = TestIssuances.request(
                        TestCsr.subject("CN=x"), Template.forConstrained(TestRequests.ISSUER, 0), 0)
                .signedWith(signing)
                .build();

        assertThat(shown(ParentCheck.of(request, parent, CLI))).isEqualTo(findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
           |  0 | '' |
           |  3 | '' |
           |  4 | parent: AWS has no template for a path length of 4 [path-length] | give --path-len 0 to 3
           | -1 | parent: AWS has no template for a path length of -1 [path-length] | give --path-len 0 to 3
         0 |  0 | parent: its path length allows no CA below it [path-length-of-parent] | use a parent higher up
         1 |  0 | '' |
         1 |  1 | parent: its path length allows 1 below it, but a CA with a path length of 1 needs 2 [path-length-of-parent] | give --path-len 0
         2 |  3 | parent: its path length allows 2 below it, but a CA with a path length of 3 needs 4 [path-length-of-parent] | give --path-len 1 or less
         2 |  1 | '' |
        """)
    void theParentNeedsRoom(Integer room, int asked, String shown, String fix) {
        TestCertificates certificate = TestCertificates.ca("Parent");
        Parent parent = TestIssuances.parent(room == null ? certificate : certificate.pathLength(room));

        List<Finding> findings = ParentCheck.of(TestIssuances.request(asked), parent, CLI);
        assertThat(shown(findings)).isEqualTo(shown);
        assertThat(findings.stream().map(Finding::fix).findFirst()).isEqualTo(Optional.ofNullable(fix));
    }

    private static String shown(List<Finding> findings) {
        return findings.stream().map(Finding::textWithCode).collect(Collectors.joining("; "));
    }
}
