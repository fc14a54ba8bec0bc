package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Operation;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** RequestCertificate. It answers at once; DescribeCertificate shows later why the CA refused. */
record CertificateRequest(Certificates certificates, PrivateIssuer issuer, IdempotencyTokens tokens, KeyStock keys)
        implements Operation {
    private static final Logger LOG = System.getLogger(CertificateRequest.class.getName());

    /** "Idempotency tokens time out after one hour." */
    private static final Duration TOKEN_WINDOW = Duration.ofHours(1);

    /** RFC 5280, appendix A.1: ub-common-name. */
    private static final int MAX_COMMON_NAME = 64;

    /** The initial quota. */
    private static final int MAX_NAMES = 10;

    @Override
    public JsonNode run(RequestContext context, JsonNode input) {
        List<String> names = names(input);
        checkNames(names);
        checkValidationOptions(names, Json.member(input, "DomainValidationOptions"));
        checkKeyAlgorithm(context, input);
        checkAuthority(context, input);
        Map<String, String> tags = Tags.added(new TreeMap<>(), Json.member(input, "Tags"));
        String arn = tokens.once(
                "acm request " + context.account() + " " + context.region(),
                token(input),
                TOKEN_WINDOW,
                () -> CertificateArn.of(context, UUID.randomUUID().toString()),
                existing -> certificates.exists(context, existing),
                fresh -> create(context, input, fresh, tags));
        return Json.object().put("CertificateArn", arn);
    }

    private static Optional<String> token(JsonNode input) {
        return Optional.of(Json.text(input, "IdempotencyToken")).filter(token -> !token.isEmpty());
    }

    private static List<String> names(JsonNode input) {
        Set<String> names = new LinkedHashSet<>();
        names.add(Json.text(input, "DomainName"));
        Json.member(input, "SubjectAlternativeNames").forEach(name -> names.add(name.asString()));
        return List.copyOf(names);
    }

    private static void checkNames(List<String> names) {
        if (names.get(0).length() > MAX_COMMON_NAME) {
            throw invalid("The domain name, which becomes the common name, is longer than " + MAX_COMMON_NAME
                    + " characters; give it as a subject alternative name");
        }
        if (names.size() > MAX_NAMES) {
            throw AwsError.of("LimitExceededException", "Certificate has too many domains.");
        }
    }

    // Not used for private certificates, but invalid values are refused.
    private static void checkValidationOptions(List<String> names, JsonNode options) {
        for (JsonNode option : options) {
            String name = Json.text(option, "DomainName");
            String domain = Json.text(option, "ValidationDomain");
            if (!names.contains(name) || !DomainValidations.isAbove(domain, name)) {
                throw AwsError.of(
                        "InvalidDomainValidationOptionsException",
                        "Each validation option must be for a domain name of the request, and its validation domain"
                                + " that name or one above it");
            }
        }
    }

    // AWS's words.
    private static void checkKeyAlgorithm(RequestContext context, JsonNode input) {
        if (!LeafKey.SUPPORTED.contains(keyAlgorithm(input))) {
            throw AwsError.validation("Encryption Algorithm " + keyAlgorithm(input) + " is not supported in "
                    + context.region() + " region");
        }
    }

    private static String keyAlgorithm(JsonNode input) {
        return Json.has(input, "KeyAlgorithm") ? Json.text(input, "KeyAlgorithm") : "RSA_2048";
    }

    private static void checkAuthority(RequestContext context, JsonNode input) {
        if (!Json.has(input, "CertificateAuthorityArn")) {
            return;
        }
        if (Json.has(input, "ManagedBy")) {
            throw invalid("ManagedBy is for public certificates");
        }
        String arn = Json.text(input, "CertificateAuthorityArn");
        if (!arn.startsWith("arn:" + context.partition() + ":acm-pca:" + context.region() + ":")) {
            throw AwsError.of("InvalidArnException", "The arn " + arn + " is not of this region, " + context.region());
        }
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidParameterException", message);
    }

    private String create(RequestContext context, JsonNode input, String arn, Map<String, String> tags) {
        String id = CertificateArn.id(context, arn).orElseThrow();
        String authority = Json.text(input, "CertificateAuthorityArn");
        List<String> names = names(input);
        LeafKey key = LeafKey.make(keyAlgorithm(input), keys);
        ManagedCertificate certificate = new ManagedCertificate(
                arn,
                Certificates.folder(context, id),
                names,
                authority,
                keyAlgorithm(input),
                transparency(input),
                context.now(),
                false,
                tags,
                authority.isEmpty()
                        ? Attempt.waiting("first")
                        : issuer.request(context, authority, names, key, "first"),
                Optional.empty(),
                authority.isEmpty() ? Optional.of(publicRequest(input)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
        certificates.create(certificate, key.keys().getPrivate());
        certificate.publicRequest().ifPresent(request -> LOG.log(Level.INFO, "{0}: {1}", arn, PublicRequest.REASON));
        return arn;
    }

    private static PublicRequest publicRequest(JsonNode input) {
        Map<String, String> domains = new TreeMap<>();
        Json.member(input, "DomainValidationOptions")
                .forEach(option -> domains.put(Json.text(option, "DomainName"), Json.text(option, "ValidationDomain")));
        String method = Json.text(input, "ValidationMethod");
        String export = Json.text(Json.member(input, "Options"), "Export");
        return new PublicRequest(
                method.isEmpty() ? "EMAIL" : method,
                domains,
                export.isEmpty() ? "DISABLED" : export,
                Optional.of(Json.text(input, "ManagedBy")).filter(service -> !service.isEmpty()));
    }

    private static String transparency(JsonNode input) {
        String asked = Json.text(Json.member(input, "Options"), "CertificateTransparencyLoggingPreference");
        return asked.isEmpty() ? "ENABLED" : asked;
    }
}
