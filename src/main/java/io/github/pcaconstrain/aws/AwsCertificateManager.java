package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.Tag;

/** ACM through the SDK. The region of each call is that of the ARN. */
final class AwsCertificateManager implements CertificateManager {
    private static final Set<String> NOT_FOUND = Set.of("ResourceNotFoundException");
    private static final Set<String> IN_PROGRESS = Set.of("RequestInProgressException");

    /** The maximum size of a page of ListCertificates; ACM answers one such call per second. */
    private static final int PAGE = 1000;

    private final AwsClients clients;
    private final SdkCalls calls;

    AwsCertificateManager(AwsClients clients) {
        this.clients = clients;
        this.calls = new SdkCalls("acm", clients.cli());
    }

    private AcmClient client(String arn) {
        String[] parts = arn.split(":", -1);
        return clients.acm(parts.length > 3 ? Optional.of(parts[3]) : Optional.empty());
    }

    @Override
    public String request(CertificateOrder order) {
        String issuer = order.issuer().toString();
        return calls.call(
                "RequestCertificate",
                issuer,
                () -> RequiredMembers.arn(
                        client(issuer)
                                .requestCertificate(r -> {
                                    r.certificateAuthorityArn(issuer)
                                            .domainName(order.domain())
                                            .keyAlgorithm(order.key().wireName())
                                            .idempotencyToken(order.token());
                                    if (!order.alternatives().isEmpty()) {
                                        r.subjectAlternativeNames(order.alternatives());
                                    }
                                    if (!order.tags().isEmpty()) {
                                        r.tags(tags(order));
                                    }
                                })
                                .certificateArn(),
                        "CertificateArn"));
    }

    private static List<Tag> tags(CertificateOrder order) {
        return order.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    @Override
    public Optional<ManagedCertificate> describe(String certificateArn) {
        return calls.unless(
                NOT_FOUND,
                "DescribeCertificate",
                certificateArn,
                () -> managed(
                        certificateArn,
                        client(certificateArn)
                                .describeCertificate(r -> r.certificateArn(certificateArn))
                                .certificate()));
    }

    private static ManagedCertificate managed(String asked, @Nullable CertificateDetail answered) {
        CertificateDetail detail = RequiredMembers.required(answered, "Certificate");
        List<String> names =
                new ArrayList<>(RequiredMembers.elements(detail.subjectAlternativeNames(), "SubjectAlternativeNames"));
        if (detail.domainName() != null && !names.contains(detail.domainName())) {
            names.add(0, detail.domainName());
        }
        return new ManagedCertificate(
                Objects.requireNonNullElse(detail.certificateArn(), asked),
                Objects.requireNonNullElse(detail.statusAsString(), "PENDING_VALIDATION"),
                Optional.ofNullable(detail.failureReasonAsString()),
                Optional.ofNullable(detail.certificateAuthorityArn())
                        .filter(CaArn::matches)
                        .map(CaArn::parse),
                Optional.ofNullable(detail.serial()),
                names,
                RequiredMembers.elements(detail.inUseBy(), "InUseBy"));
    }

    @Override
    public Optional<SignedCertificate> certificate(String certificateArn) {
        return calls.unless(IN_PROGRESS, "GetCertificate", certificateArn, () -> {
            var answer = client(certificateArn).getCertificate(r -> r.certificateArn(certificateArn));
            return new SignedCertificate(
                    RequiredMembers.pem(answer.certificate(), "Certificate"),
                    Objects.requireNonNullElse(answer.certificateChain(), ""));
        });
    }

    @Override
    public void delete(String certificateArn) {
        // A call that is sent again after a lost answer may find that it already succeeded.
        calls.unless(
                NOT_FOUND,
                "DeleteCertificate",
                certificateArn,
                () -> client(certificateArn).deleteCertificate(r -> r.certificateArn(certificateArn)));
    }

    @Override
    public void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn) {
        // Without a filter, ACM lists only RSA certificates of up to 2048 bits.
        calls.call("ListCertificates", "", () -> {
            var pages = clients.acm(region)
                    .listCertificatesPaginator(
                            r -> r.maxItems(PAGE).includes(i -> i.keyTypes(KeyAlgorithm.knownValues())))
                    .iterator();
            while (pages.hasNext()) {
                beforePage.run();
                var page = pages.next();
                RequiredMembers.page(
                                page.hasCertificateSummaryList(),
                                page.certificateSummaryList(),
                                "CertificateSummaryList")
                        .stream()
                        .filter(AwsCertificateManager::isPrivate)
                        .map(summary -> RequiredMembers.arn(summary.certificateArn(), "CertificateArn"))
                        .forEach(eachArn);
            }
            return region;
        });
    }

    private static boolean isPrivate(CertificateSummary summary) {
        return Objects.requireNonNullElse(summary.typeAsString(), "PRIVATE").equals("PRIVATE");
    }
}
