package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.time.Duration;

/** AWS Certificate Manager: the operations of acm, except those of ACME. */
public final class CertificateManager {
    private final Service service = new Service("CertificateManager", "acm");

    /**
     * Creates the service.
     *
     * @param keys the source of the certificates' keys
     * @param delay how long a request is PENDING_VALIDATION
     * @param privateCa the service whose CAs issue certificates
     * @param interceptor runs between ACM and those CAs
     * @param assumptions how to behave where sources about AWS contradict each other
     */
    public CertificateManager(
            Store store,
            IdempotencyTokens tokens,
            KeyStock keys,
            Duration delay,
            PrivateCa privateCa,
            Interceptor interceptor,
            Assumptions assumptions) {
        this(store, tokens, keys, new PrivateIssuer(Pca.of(privateCa, interceptor), delay, assumptions));
    }

    private CertificateManager(Store store, IdempotencyTokens tokens, KeyStock keys, PrivateIssuer issuer) {
        Certificates certificates = new Certificates(store, issuer);
        Delivery delivery = new Delivery(certificates, issuer, keys);
        Tags tags = new Tags(certificates);
        CertificateChange change = new CertificateChange(certificates, issuer);
        DomainValidations validations = new DomainValidations(certificates);
        AccountConfiguration configuration = new AccountConfiguration(store);
        service.with("RequestCertificate", Shapes.REQUEST, new CertificateRequest(certificates, issuer, tokens, keys))
                .with("DescribeCertificate", Shapes.CERTIFICATE, new Descriptions(certificates)::describe)
                .with("GetCertificate", Shapes.CERTIFICATE, delivery::get)
                .with("ListCertificates", Shapes.LIST, new Listing(certificates)::list)
                .with("SearchCertificates", SearchShapes.SEARCH, new Search(certificates)::run)
                .with("ExportCertificate", Shapes.EXPORT, delivery::export)
                .with("RenewCertificate", Shapes.CERTIFICATE, delivery::renew)
                .with("AddTagsToCertificate", Shapes.CERTIFICATE_TAGS, tags::add)
                .with("ListTagsForCertificate", Shapes.CERTIFICATE, tags::list)
                .with("RemoveTagsFromCertificate", Shapes.CERTIFICATE_TAGS, tags::remove)
                .with("UpdateCertificateOptions", Shapes.UPDATE_OPTIONS, change::updateOptions)
                .with("RevokeCertificate", Shapes.REVOKE, change::revoke)
                .with("ResendValidationEmail", Shapes.RESEND, validations::resend)
                .with("ListCertificateDomainValidations", Shapes.DOMAIN_VALIDATIONS, validations::list)
                .with("GetAccountConfiguration", Shapes.NONE, configuration::get)
                .with("PutAccountConfiguration", Shapes.PUT_CONFIGURATION, configuration::put)
                .with("TagResource", Shapes.RESOURCE_TAGS, tags::addToResource)
                .with("UntagResource", Shapes.RESOURCE_TAG_KEYS, tags::removeFromResource)
                .with("ListTagsForResource", Shapes.RESOURCE, tags::listOfResource)
                .with("ImportCertificate", Shapes.IMPORT, new CertificateImport(certificates, keys.random()))
                .with("DeleteCertificate", Shapes.CERTIFICATE, (context, input) -> {
                    certificates.delete(context, input);
                    return Json.NOTHING;
                });
    }

    /** The operations. */
    public Service service() {
        return service;
    }
}
