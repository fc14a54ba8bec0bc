package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a parent that another account shares, by the operations that it shares. */
class SharedParentTest {
    private static final String CALLER = "444455556666";

    private static SharedParent sharing(String operations) {
        String actions = Arrays.stream(operations.split(" "))
                .map(each -> "\"acm-pca:" + each + "\"")
                .collect(Collectors.joining(","));
        return new SharedParent(TestRequests.ISSUER, CALLER, Optional.of("""
            {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": [%s], "Resource": "*"}]}
            """.formatted(CALLER, actions)));
    }

    private static SharedParent untold() {
        return new SharedParent(TestRequests.ISSUER, CALLER, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "IssueCertificate GetCertificate, ''",
        "GetCertificate, share-template",
        "DescribeCertificateAuthority, share-template",
        "IssueCertificate, share-action",
    })
    void beforeItSigns(String operations, String codes) {
        assertThat(codes(sharing(operations).check(TestRequests.of("example.com"))))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({"RevokeCertificate, ''", "IssueCertificate GetCertificate, share-action"})
    void beforeItRevokes(String operations, String codes) {
        assertThat(codes(sharing(operations).checkRevocation())).isEqualTo(codes);
    }

    @Test
    void whatAwsDoesNotTellIsAWarning() {
        List<Finding> signing = untold().check(TestRequests.of("example.com"));
        List<Finding> revoking = untold().checkRevocation();

        assertThat(codes(signing)).isEqualTo("share-unknown");
        assertThat(codes(revoking)).isEqualTo("share-unknown");
        assertThat(signing).allMatch(each -> each.severity() == Severity.WARNING);
        assertThat(revoking).allMatch(each -> each.severity() == Severity.WARNING);
    }

    @Test
    void theFindingsNameBothAccountsAndTheOperation() {
        Finding fetch = sharing("IssueCertificate")
                .check(TestRequests.of("example.com"))
                .get(0);
        Finding revoke = sharing("IssueCertificate").checkRevocation().get(0);

        assertThat(fetch.message())
                .isEqualTo("account 111122223333 does not let account 444455556666 fetch certificates of the parent"
                        + " (acm-pca:GetCertificate)");
        assertThat(revoke.message())
                .isEqualTo("account 111122223333 does not let account 444455556666 revoke certificates of the parent"
                        + " (acm-pca:RevokeCertificate)");
        assertThat(revoke.fix())
                .isEqualTo("have account 111122223333 share acm-pca:RevokeCertificate too, or call the parent with"
                        + " --parent-role or --parent-profile");
    }

    private static String codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).collect(Collectors.joining(" "));
    }
}
