package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;

/** AWS Private CA through the SDK. The region of each call is that of the ARN. */
final class AwsPrivateCa implements PrivateCa {
    private static final Set<String> IN_PROGRESS = Set.of("RequestInProgressException");
    private static final Set<String> NONE_INSTALLED = Set.of("InvalidStateException");

    /** API reference, GetPolicy: both a CA and a policy that cannot be found. */
    private static final Set<String> NO_POLICY = Set.of("ResourceNotFoundException");

    private final AwsClients clients;
    private final SdkCalls calls;
    private final CaCalls caCalls;

    AwsPrivateCa(AwsClients clients) {
        this.clients = clients;
        this.calls = new SdkCalls("acm-pca", clients.cli());
        this.caCalls = new CaCalls(calls, this::describe, clients.cli());
    }

    private AcmPcaClient client(CaArn ca) {
        return clients.pca(Optional.of(ca.region()));
    }

    @Override
    public Authority describe(CaArn ca) {
        return calls.call(
                "DescribeCertificateAuthority",
                ca.toString(),
                () -> PcaShapes.authority(client(ca)
                        .describeCertificateAuthority(r -> r.certificateAuthorityArn(ca.toString()))
                        .certificateAuthority()));
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        return caCalls.unless(
                IN_PROGRESS,
                "GetCertificateAuthorityCsr",
                ca,
                () -> RequiredMembers.pem(
                        client(ca)
                                .getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(ca.toString()))
                                .csr(),
                        "Csr"));
    }

    @Override
    public String issue(SigningOrder order) {
        CaArn issuer = order.issuer();
        try {
            return caCalls.call(
                    "IssueCertificate",
                    issuer,
                    () -> RequiredMembers.arn(
                            client(issuer)
                                    .issueCertificate(PcaShapes.request(order))
                                    .certificateArn(),
                            "CertificateArn"));
        } catch (AwsRefusedException e) {
            throw AccessDenials.isDenial(e.code())
                    ? e.inOtherWords(e.getMessage() + "; the template is " + order.templateArn(), e.hint())
                    : e;
        }
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        return caCalls.unless(IN_PROGRESS, "GetCertificate", issuer, () -> {
            var answer = client(issuer)
                    .getCertificate(
                            r -> r.certificateAuthorityArn(issuer.toString()).certificateArn(certificateArn));
            return signed(answer.certificate(), answer.certificateChain());
        });
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return caCalls.unless(NONE_INSTALLED, "GetCertificateAuthorityCertificate", ca, () -> {
            var answer = client(ca).getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca.toString()));
            return signed(answer.certificate(), answer.certificateChain());
        });
    }

    private static SignedCertificate signed(@Nullable String certificate, @Nullable String chain) {
        return new SignedCertificate(
                RequiredMembers.pem(certificate, "Certificate"), Objects.requireNonNullElse(chain, ""));
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        caCalls.call(
                "ImportCertificateAuthorityCertificate",
                ca,
                () -> client(ca).importCertificateAuthorityCertificate(r -> {
                    r.certificateAuthorityArn(ca.toString())
                            .certificate(SdkBytes.fromUtf8String(certificate.certificate()));
                    if (!certificate.chain().isEmpty()) {
                        r.certificateChain(SdkBytes.fromUtf8String(certificate.chain()));
                    }
                }));
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        // A call that is sent again after a lost answer may find that it already succeeded.
        caCalls.unless(
                Set.of("RequestAlreadyProcessedException"),
                "RevokeCertificate",
                issuer,
                () -> client(issuer)
                        .revokeCertificate(r -> r.certificateAuthorityArn(issuer.toString())
                                .certificateSerial(serial)
                                .revocationReason(reason.name())));
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        return caCalls.call(
                "ListPermissions",
                ca,
                () -> client(ca).listPermissionsPaginator(r -> r.certificateAuthorityArn(ca.toString())).stream()
                        .flatMap(page ->
                                RequiredMembers.page(page.hasPermissions(), page.permissions(), "Permissions").stream())
                        .map(AwsPrivateCa::permission)
                        .toList());
    }

    private static Permission permission(software.amazon.awssdk.services.acmpca.model.@Nullable Permission answered) {
        var permission = RequiredMembers.required(answered, "Permissions without gaps");
        return new Permission(
                RequiredMembers.text(permission.principal(), "Principal"),
                RequiredMembers.elements(permission.actionsAsStrings(), "Actions"));
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        return caCalls.unless(
                NO_POLICY,
                "GetPolicy",
                ca,
                () -> RequiredMembers.text(
                        client(ca).getPolicy(r -> r.resourceArn(ca.toString())).policy(), "Policy"));
    }

    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        calls.call("ListCertificateAuthorities", "", () -> {
            clients.pca(region).listCertificateAuthoritiesPaginator(r -> r.resourceOwner(ownership.name())).stream()
                    .flatMap(page -> RequiredMembers.page(
                            page.hasCertificateAuthorities(), page.certificateAuthorities(), "CertificateAuthorities")
                            .stream())
                    .map(PcaShapes::authority)
                    .forEach(each);
            return ownership;
        });
    }
}
