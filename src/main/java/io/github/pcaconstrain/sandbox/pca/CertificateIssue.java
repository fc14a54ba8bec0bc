package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Csr;
import io.github.pcaconstrain.sandbox.authority.Issuance;
import io.github.pcaconstrain.sandbox.authority.Issuer;
import io.github.pcaconstrain.sandbox.authority.Passthrough;
import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import io.github.pcaconstrain.sandbox.authority.Template;
import io.github.pcaconstrain.sandbox.authority.ValidityPeriod;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Shape;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;

/** IssueCertificate. */
public final class CertificateIssue {
    static final String DEFAULT_TEMPLATE = "EndEntityCertificate";
    private static final int HEX = 16;

    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final IdempotencyTokens tokens;
    private final SecureRandom random;
    private final Duration delay;
    private final RevocationAddresses addresses;

    CertificateIssue(
            Authorities authorities,
            IssuedCertificates certificates,
            IdempotencyTokens tokens,
            SecureRandom random,
            Duration delay,
            RevocationAddresses addresses) {
        this.authorities = authorities;
        this.certificates = certificates;
        this.tokens = tokens;
        this.random = random;
        this.delay = delay;
        this.addresses = addresses;
    }

    JsonNode run(RequestContext context, JsonNode input) {
        return Json.object().put("CertificateArn", issue(context, input, Optional.empty()));
    }

    /**
     * Issues a certificate.
     *
     * @param input the input of IssueCertificate, which has the right shape
     * @param requestedBy the service that asks, such as {@code acm.amazonaws.com}; empty for a client
     * @return the certificate's ARN
     * @throws AwsError with the {@link AwsError#reason} {@link Issuance#NAME_CONSTRAINTS} or
     *     {@link ValidityPeriod#REASON} if it was refused for one of these
     */
    public String issue(RequestContext context, JsonNode input, Optional<String> requestedBy) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        return tokens.once(
                scope(context, authority),
                CreateAuthority.token(input),
                CreateAuthority.TOKEN_WINDOW,
                () -> CaArn.certificate(authority.arn(), hex(Issuance.newSerial(random))),
                arn -> certificates
                        .find(authority, CaArn.serial(authority.arn(), arn))
                        .isPresent(),
                arn -> issue(context, authority, input, arn, requestedBy));
    }

    /** Whether AWS tells the accounts that share a CA apart is not documented; if it does not, nothing is issued twice. */
    private static String scope(RequestContext context, Authority authority) {
        String own = "acm-pca issue " + authority.arn();
        return context.caller().account().equals(authority.account())
                ? own
                : own + " " + context.caller().account();
    }

    static String hex(BigInteger serial) {
        return serial.toString(HEX).toLowerCase(Locale.ROOT);
    }

    private String issue(
            RequestContext context, Authority authority, JsonNode input, String arn, Optional<String> requestedBy) {
        Instant now = context.now();
        String templateArn = Json.has(input, "TemplateArn")
                ? Json.text(input, "TemplateArn")
                : Template.arn(DEFAULT_TEMPLATE, context.partition());
        Template template = Template.of(templateArn, context.partition())
                .orElseThrow(() -> AwsError.of("InvalidArgsException", "There is no template " + templateArn));
        requireState(authority, template, now);
        SigningAlgorithm algorithm = SigningAlgorithm.of(Json.text(input, "SigningAlgorithm"))
                .orElseThrow(() -> AwsError.of(
                        "InvalidArgsException", "The sandbox does not support the signing algorithm of the request"));
        Csr csr = Csr.parse(Shape.Blob.decode(input.get("Csr")));
        Passthrough api = template.takesApi() && Json.has(input, "ApiPassthrough")
                ? Passthrough.of(input.get("ApiPassthrough"))
                : Passthrough.NONE;
        Issuance issuance =
                new Issuance(template, algorithm, csr, api, ValidityPeriod.of(input, now), now, authority.mode());
        String serial = CaArn.serial(authority.arn(), arn);
        BigInteger number = new BigInteger(serial, HEX);
        Issuer issuer = authorities.documents().issuer(authority).configured(addresses.extensions(authority, number));
        X509CertificateHolder certificate = issuance.sign(issuer, number);
        String pem = Pem.write(certificate);
        certificates.add(
                authority,
                new IssuedCertificate(
                        arn,
                        serial,
                        templateArn,
                        now,
                        now.plus(delay),
                        requestedBy,
                        Optional.empty(),
                        Optional.empty()),
                pem);
        context.trace().issued(pem);
        return arn;
    }

    // A root CA signs its own certificate before it is active, and nothing else.
    private void requireState(Authority authority, Template template, Instant now) {
        boolean isOwn = authority.isRoot() && template.kind() == Template.Kind.ROOT;
        if (template.kind() == Template.Kind.ROOT && !isOwn) {
            throw AwsError.of("InvalidArgsException", "A subordinate CA does not issue root CA certificates");
        }
        String[] allowed = isOwn ? new String[] {"PENDING_CERTIFICATE", "ACTIVE", "EXPIRED"} : new String[] {"ACTIVE"};
        authorities.requireStatus(
                authority, now, "The certificate authority is not in a valid state for issuing certificates", allowed);
    }
}
