package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.model.AcmCertificateMetadata;
import software.amazon.awssdk.services.acm.model.CertificateFilterStatement;
import software.amazon.awssdk.services.acm.model.CertificateSearchResult;
import software.amazon.awssdk.services.acm.model.CommonNameFilter;
import software.amazon.awssdk.services.acm.model.DnsNameFilter;
import software.amazon.awssdk.services.acm.model.SearchCertificatesRequest;
import software.amazon.awssdk.services.acm.model.X509AttributeFilter;
import software.amazon.awssdk.services.acm.model.X509Attributes;

/** SearchCertificates, as the AWS SDK sees it: what is found is compared with what is known of each certificate. */
class SearchTest {
    private final AcmWorld world = new AcmWorld();
    private String one = "";
    private String two = "";
    private String failed = "";
    private String waiting = "";

    @AfterEach
    void stop() {
        world.close();
    }

    @BeforeEach
    void makeCertificates() {
        String ca = world.constrained();
        one = world.issued(ca, "one.dev.example.com");
        world.clock.advance(Duration.ofDays(1));
        two = world.request(ca, "two.dev.example.com", r -> r.subjectAlternativeNames("b.test.example.com"));
        world.settle();
        failed = world.issued(ca, "www.elsewhere.example");
        waiting = world.acm
                .requestCertificate(r -> r.domainName("public.example.com").validationMethod("DNS"))
                .certificateArn();
        world.export(one, "secret");
        world.describe(two); // brought up to date, as any look does
    }

    private Set<String> found(CertificateFilterStatement statement) {
        return arns(
                world.acm.searchCertificates(r -> r.filterStatement(statement)).results());
    }

    private static Set<String> arns(List<CertificateSearchResult> results) {
        return results.stream()
                .map(CertificateSearchResult::certificateArn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CertificateFilterStatement attribute(Consumer<X509AttributeFilter.Builder> filter) {
        return CertificateFilterStatement.builder()
                .filter(f -> f.x509AttributeFilter(filter))
                .build();
    }

    private static CertificateFilterStatement commonName(String value, String operator) {
        CommonNameFilter name = CommonNameFilter.builder()
                .value(value)
                .comparisonOperator(operator)
                .build();
        return attribute(a -> a.subject(s -> s.commonName(name)));
    }

    private static CertificateFilterStatement dnsName(String value) {
        DnsNameFilter name = DnsNameFilter.builder()
                .value(value)
                .comparisonOperator("EQUALS")
                .build();
        return attribute(a -> a.subjectAlternativeName(s -> s.dnsName(name)));
    }

    private static CertificateFilterStatement status(String status) {
        return CertificateFilterStatement.builder()
                .filter(f -> f.acmCertificateMetadataFilter(m -> m.status(status)))
                .build();
    }

    @Test
    void everyFilterFindsWhatItSays() {
        Instant oneEnds = world.describe(one).notAfter();

        assertThat(arns(world.acm.searchCertificates(r -> {}).results()))
                .containsExactlyInAnyOrder(one, two, failed, waiting);
        assertThat(found(commonName("ONE.dev.example.com", "EQUALS"))).containsExactly(one);
        assertThat(found(commonName("dev.example", "CONTAINS"))).containsExactlyInAnyOrder(one, two);
        assertThat(found(dnsName("b.test.example.com"))).containsExactly(two);
        assertThat(found(dnsName("test.example.com"))).isEmpty();
        assertThat(found(attribute(a -> a.extendedKeyUsage("TLS_WEB_SERVER_AUTHENTICATION"))))
                .containsExactlyInAnyOrder(one, two);
        assertThat(found(attribute(a -> a.keyUsage("CRL_SIGNING")))).isEmpty();
        assertThat(found(attribute(a -> a.keyAlgorithm("RSA_2048")))).containsExactly(waiting);
        assertThat(found(attribute(a -> a.serialNumber(world.describe(two).serial()))))
                .containsExactly(two);
        assertThat(found(attribute(a -> a.notAfter(t -> t.end(oneEnds))))).containsExactly(one);
        assertThat(found(attribute(a -> a.notAfter(t -> t.start(oneEnds.plusSeconds(1))))))
                .containsExactly(two);
        assertThat(found(attribute(a -> a.notBefore(t -> t.end(oneEnds))))).containsExactlyInAnyOrder(one, two);
        assertThat(found(status("FAILED"))).containsExactly(failed);
        assertThat(found(metadata("PRIVATE", null, null))).containsExactlyInAnyOrder(one, two, failed);
        assertThat(found(metadata(null, true, null))).containsExactly(one);
        assertThat(found(metadata(null, null, "DNS"))).containsExactly(waiting);
        assertThat(found(CertificateFilterStatement.builder()
                        .filter(f -> f.certificateArn(failed))
                        .build()))
                .containsExactly(failed);
    }

    private static CertificateFilterStatement metadata(
            @Nullable String type, @Nullable Boolean exported, @Nullable String method) {
        return CertificateFilterStatement.builder()
                .filter(f -> f.acmCertificateMetadataFilter(
                        m -> m.typeValue(type).exported(exported).validationMethod(method)))
                .build();
    }

    @Test
    void statementsAreCombined() {
        CertificateFilterStatement dev = commonName("dev", "CONTAINS");
        CertificateFilterStatement not = CertificateFilterStatement.builder()
                .not(commonName("one", "CONTAINS"))
                .build();
        CertificateFilterStatement both =
                CertificateFilterStatement.builder().and(dev, not).build();
        CertificateFilterStatement either = CertificateFilterStatement.builder()
                .or(both, status("PENDING_VALIDATION"))
                .build();

        assertThat(found(not)).containsExactlyInAnyOrder(two, failed, waiting);
        assertThat(found(both)).containsExactly(two);
        assertThat(found(either)).containsExactlyInAnyOrder(two, waiting);
        assertThat(AcmWorld.code(
                        () -> found(CertificateFilterStatement.builder().build())))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> found(dev.toBuilder().not(not).build()))).isEqualTo("ValidationException");
    }

    @Test
    void aResultSaysWhatIsInTheCertificate() {
        CertificateSearchResult result = world.acm
                .searchCertificates(r -> r.filterStatement(dnsName("b.test.example.com")))
                .results()
                .get(0);
        X509Attributes attributes = result.x509Attributes();
        AcmCertificateMetadata metadata = result.certificateMetadata().acmCertificateMetadata();

        assertThat(attributes.issuer().commonName()).isEqualTo("SUBORDINATE");
        assertThat(attributes.issuer().organization()).isEqualTo("Example Corp");
        assertThat(attributes.subject().commonName()).isEqualTo("two.dev.example.com");
        assertThat(attributes.subjectAlternativeNames())
                .extracting(name -> name.dnsName())
                .containsExactly("two.dev.example.com", "b.test.example.com");
        assertThat(attributes.serialNumber()).isEqualTo(world.describe(two).serial());
        assertThat(attributes.notAfter()).isEqualTo(world.describe(two).notAfter());
        assertThat(attributes.keyAlgorithmAsString()).isEqualTo("EC_prime256v1");
        assertThat(attributes.keyUsagesAsStrings()).contains("DIGITAL_SIGNATURE");
        assertThat(metadata.statusAsString()).isEqualTo("ISSUED");
        assertThat(metadata.exported()).isFalse();
        assertThat(metadata.inUse()).isFalse();
        assertThat(metadata.renewalEligibilityAsString()).isEqualTo("INELIGIBLE");
    }

    @Test
    void resultsComeSortedAndInPages() {
        assertThat(sorted(r -> r.sortBy("COMMON_NAME"))).containsExactly(one, waiting, two, failed);
        assertThat(sorted(r -> r.sortBy("COMMON_NAME").sortOrder("DESCENDING")))
                .containsExactly(failed, two, waiting, one);
        assertThat(sorted(r -> r.sortBy("NOT_AFTER").sortOrder("DESCENDING")).subList(0, 2))
                .containsExactly(two, one);
        assertThat(sorted(r -> r.sortBy("CREATED_AT"))).containsExactly(one, two, failed, waiting);
        assertThat(AcmWorld.code(() -> world.acm.searchCertificates(r -> r.nextToken("x"))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.acm.searchCertificates(r -> r.maxResults(501))))
                .isEqualTo("ValidationException");
    }

    /** All results, by pages of one. */
    private List<String> sorted(Consumer<SearchCertificatesRequest.Builder> how) {
        List<String> all = new ArrayList<>();
        world.acm
                .searchCertificatesPaginator(r -> how.accept(r.maxResults(1)))
                .results()
                .forEach(result -> all.add(result.certificateArn()));
        return all;
    }
}
