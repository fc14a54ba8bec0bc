package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CaOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;

/** The operations that create and end a CA, through the SDK. */
final class AwsCaLifecycle implements CaLifecycle {
    private static final Set<String> UNREADABLE = Set.of("InvalidStateException");
    private static final Set<String> PERMITTED = Set.of("PermissionAlreadyExistsException");
    private static final String ACM = "acm.amazonaws.com";

    private final AwsClients clients;
    private final SdkCalls calls;
    private final CaCalls caCalls;

    AwsCaLifecycle(AwsClients clients) {
        this.clients = clients;
        this.calls = new SdkCalls("acm-pca", clients.cli());
        this.caCalls = new CaCalls(calls, clients.privateCa()::describe, clients.cli());
    }

    private AcmPcaClient client(CaArn ca) {
        return clients.pca(Optional.of(ca.region()));
    }

    @Override
    public CaArn create(Optional<String> region, CaOrder order) {
        return calls.call("CreateCertificateAuthority", "", () -> {
            String arn = RequiredMembers.arn(
                    clients.pca(region)
                            .createCertificateAuthority(CaShapes.request(order))
                            .certificateAuthorityArn(),
                    "CertificateAuthorityArn");
            return RequiredMembers.required(
                    CaArn.matches(arn) ? CaArn.parse(arn) : null, "ARN of a private CA in CertificateAuthorityArn");
        });
    }

    @Override
    public Optional<Map<String, String>> tags(CaArn ca) {
        // Not through caCalls: the state of the CA is no reason to fail here.
        return calls.unless(UNREADABLE, "ListTags", ca.toString(), () -> {
            Map<String, String> tags = new LinkedHashMap<>();
            client(ca).listTagsPaginator(r -> r.certificateAuthorityArn(ca.toString())).stream()
                    .flatMap(page -> RequiredMembers.page(page.hasTags(), page.tags(), "Tags").stream())
                    .forEach(tag ->
                            tags.put(RequiredMembers.text(tag.key(), "Key"), tag.value() == null ? "" : tag.value()));
            return tags;
        });
    }

    @Override
    public void permitAcm(CaArn ca) {
        caCalls.unless(
                PERMITTED,
                "CreatePermission",
                ca,
                () -> client(ca)
                        .createPermission(r -> r.certificateAuthorityArn(ca.toString())
                                .principal(ACM)
                                .actions(
                                        ActionType.ISSUE_CERTIFICATE,
                                        ActionType.GET_CERTIFICATE,
                                        ActionType.LIST_PERMISSIONS)));
    }

    @Override
    public void disable(CaArn ca) {
        caCalls.call(
                "UpdateCertificateAuthority",
                ca,
                () -> client(ca)
                        .updateCertificateAuthority(r ->
                                r.certificateAuthorityArn(ca.toString()).status(CertificateAuthorityStatus.DISABLED)));
    }

    @Override
    public void delete(CaArn ca, int days) {
        caCalls.call(
                "DeleteCertificateAuthority",
                ca,
                () -> client(ca)
                        .deleteCertificateAuthority(
                                r -> r.certificateAuthorityArn(ca.toString()).permanentDeletionTimeInDays(days)));
    }
}
