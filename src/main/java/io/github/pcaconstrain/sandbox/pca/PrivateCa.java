package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Service;
import io.github.pcaconstrain.sandbox.wire.Shape;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** AWS Private CA: every operation of acm-pca. */
public final class PrivateCa {
    private final Service service;
    private final SharedAccess shared;
    private final CertificateIssue issue;
    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final Publications publications;
    private final Overview overview;

    /**
     * Creates the service.
     * @param delay how long a new CSR or certificate answers RequestInProgressException
     * @param assumptions how to behave where sources about AWS contradict each other
     * @param endpoint the address of CRLs and OCSP responses
     */
    public PrivateCa(
            Store store,
            IdempotencyTokens tokens,
            SecureRandom random,
            Duration delay,
            Assumptions assumptions,
            URI endpoint) {
        this.authorities = new Authorities(store, random);
        this.shared = new SharedAccess(authorities, assumptions);
        this.certificates = new IssuedCertificates(store);
        Revocations revocations = new Revocations(store, certificates);
        this.issue = new CertificateIssue(
                authorities, certificates, tokens, random, delay, new RevocationAddresses(endpoint));
        this.service = new Service("ACMPrivateCA", "acm-pca", shared::enter);
        addAuthorities(authorities, new CreateAuthority(authorities, tokens, random, delay), assumptions);
        addCertificates(new CertificateAccess(authorities, certificates, revocations, assumptions));
        addGrants(authorities);
        AuditReports reports = new AuditReports(authorities, certificates, store, delay);
        this.overview = new Overview(authorities, certificates, new RevocationAddresses(endpoint));
        this.publications = new Publications(authorities, certificates, revocations, reports, endpoint, delay);
        service.with("CreateCertificateAuthorityAuditReport", Shapes.CREATE_REPORT, reports::create)
                .with("DescribeCertificateAuthorityAuditReport", Shapes.REPORT, reports::describe);
    }

    private void addAuthorities(Authorities authorities, CreateAuthority create, Assumptions assumptions) {
        AuthorityLifecycle lifecycle = new AuthorityLifecycle(authorities, assumptions, shared);
        AuthorityCertificate certificate = new AuthorityCertificate(authorities, assumptions);
        service.with("CreateCertificateAuthority", Shapes.CREATE_CA, create)
                .with("DescribeCertificateAuthority", Shapes.CA, lifecycle::describe)
                .with(
                        "ListCertificateAuthorities",
                        Shapes.PAGE.optional("ResourceOwner", Shape.oneOf("SELF", "OTHER_ACCOUNTS")),
                        lifecycle::list)
                .with("UpdateCertificateAuthority", Shapes.UPDATE_CA, lifecycle::update)
                .with("DeleteCertificateAuthority", Shapes.DELETE_CA, lifecycle::delete)
                .with("RestoreCertificateAuthority", Shapes.CA, lifecycle::restore)
                .with("GetCertificateAuthorityCsr", Shapes.CA, certificate::csr)
                .with("ImportCertificateAuthorityCertificate", Shapes.IMPORT, certificate::install)
                .with("GetCertificateAuthorityCertificate", Shapes.CA, certificate::certificate);
    }

    private void addCertificates(CertificateAccess access) {
        service.with("IssueCertificate", Shapes.ISSUE, issue::run)
                .with("GetCertificate", Shapes.CERTIFICATE, access::get)
                .with("RevokeCertificate", Shapes.REVOKE, access::revoke);
    }

    private void addGrants(Authorities authorities) {
        Permissions permissions = new Permissions(authorities);
        Tags tags = new Tags(authorities);
        Policies policies = new Policies(authorities);
        service.with("CreatePermission", Shapes.CREATE_PERMISSION, permissions::create)
                .with("ListPermissions", Shapes.CA_PAGE, permissions::list)
                .with("DeletePermission", Shapes.PERMISSION, permissions::delete)
                .with("TagCertificateAuthority", Shapes.CA_TAGS, tags::tag)
                .with("UntagCertificateAuthority", Shapes.CA_TAGS, tags::untag)
                .with("ListTags", Shapes.CA_PAGE, tags::list)
                .with("PutPolicy", Shapes.PUT_POLICY, policies::put)
                .with("GetPolicy", Shapes.RESOURCE, policies::get)
                .with("DeletePolicy", Shapes.RESOURCE, policies::delete);
    }

    /** The operations. */
    public Service service() {
        return service;
    }

    /**
     * Reads everything that the state contains about the CAs with this tag, in the context's region.
     *
     * @throws io.github.pcaconstrain.sandbox.state.StateException if any of it is damaged
     */
    public void verify(RequestContext context, String tag) {
        authorities.list(context).stream()
                .filter(authority ->
                        authority.tags().stream().anyMatch(each -> each.key().equals(tag)))
                .forEach(authorities.documents()::verify);
    }

    /**
     * The ARNs of the certificates that a CA has issued, in the order of their serial numbers.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.AwsError if the context's region has no such CA
     */
    public List<String> issued(RequestContext context, String arn) {
        return certificates.arns(authorities.require(context, arn));
    }

    /** An overview of the CAs for people. */
    public Overview overview() {
        return overview;
    }

    /** What the CAs publish. */
    public Publications publications() {
        return publications;
    }

    /**
     * Issues a certificate for a service that does so on a client's behalf, and returns its ARN.
     *
     * @param input of IssueCertificate, satisfying its shape
     * @param service that asks, such as {@code acm.amazonaws.com}
     * @throws io.github.pcaconstrain.sandbox.wire.AwsError if the CA is not shared with the caller, or refuses
     */
    public String issueFor(RequestContext context, JsonNode input, String service) {
        return issue.issue(shared.enter(context, "IssueCertificate", input), input, Optional.of(service));
    }
}
