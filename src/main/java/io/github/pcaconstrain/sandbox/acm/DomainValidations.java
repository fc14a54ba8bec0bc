package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Page;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ListCertificateDomainValidations, ResendValidationEmail, and the domains of DescribeCertificate. */
record DomainValidations(Certificates certificates) {
    private static final int PAGE = 1000;
    private static final String PENDING = "PENDING_VALIDATION";

    /** The mailboxes at the validation domain to which ACM sends mail. */
    private static final List<String> MAILBOXES =
            List.of("admin", "administrator", "hostmaster", "postmaster", "webmaster");

    /** Whether mail for a domain may go to the owner of another domain, which must be the same or above it. */
    static boolean isAbove(String validationDomain, String domain) {
        return ("." + domain.toLowerCase(Locale.ROOT)).endsWith("." + validationDomain.toLowerCase(Locale.ROOT));
    }

    /** The domains of a public certificate, as DescribeCertificate returns them. */
    static ArrayNode describe(ManagedCertificate certificate, PublicRequest request) {
        ArrayNode options = Json.object().putArray("DomainValidationOptions");
        for (String domain : certificate.names()) {
            ObjectNode option = options.addObject().put("DomainName", domain);
            option.put("ValidationDomain", request.validationDomain(domain));
            option.put("ValidationStatus", PENDING);
            option.put("ValidationMethod", request.validationMethod());
            switch (request.validationMethod()) {
                case "EMAIL" -> option.set("ValidationEmails", emails(request.validationDomain(domain)));
                case "DNS" -> option.set("ResourceRecord", resourceRecord(certificate, domain));
                default -> {
                    // only the service that manages the certificate knows where HTTP redirects to
                }
            }
        }
        return options;
    }

    private static ArrayNode emails(String domain) {
        ArrayNode emails = Json.object().putArray("ValidationEmails");
        MAILBOXES.forEach(mailbox -> emails.add(mailbox + "@" + domain));
        return emails;
    }

    // A domain and its wildcard share one record, which never changes.
    private static ObjectNode resourceRecord(ManagedCertificate certificate, String domain) {
        String base = domain.startsWith("*.") ? domain.substring(2) : domain;
        return Json.object()
                .put("Name", "_" + token(base, certificate.folder()) + "." + base + ".")
                .put("Type", "CNAME")
                .put("Value", "_" + token(base, certificate.arn()) + ".acm-validations.aws.");
    }

    private static String token(String domain, String of) {
        return UUID.nameUUIDFromBytes((domain + " " + of).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    JsonNode list(RequestContext context, JsonNode input) {
        ManagedCertificate certificate = require(context, input);
        Page<String> page = Page.of(
                certificate.publicRequest().isPresent()
                        ? certificate.names().stream().sorted().toList()
                        : List.of(),
                domain -> domain,
                input,
                "MaxItems",
                PAGE,
                AwsError.of("InvalidArgsException", "The NextToken is not valid"));
        ObjectNode output = Json.object();
        ArrayNode summaries = output.putArray("DomainValidationSummaryList");
        certificate
                .publicRequest()
                .ifPresent(request -> page.items()
                        .forEach(domain -> summaries
                                .addObject()
                                .put("DomainName", domain)
                                .set("ActiveValidationConfiguration", configuration(certificate, request, domain))));
        page.nextToken().ifPresent(token -> output.put("NextToken", token));
        return output;
    }

    // The operation declares no error for an invalid ARN.
    private ManagedCertificate require(RequestContext context, JsonNode input) {
        try {
            return certificates.require(context, input);
        } catch (AwsError e) {
            throw e.code().equals("InvalidArnException") ? AwsError.of("InvalidArgsException", e.getMessage()) : e;
        }
    }

    private static ObjectNode configuration(ManagedCertificate certificate, PublicRequest request, String domain) {
        ObjectNode configuration = Json.object()
                .put("ValidationMethod", request.validationMethod())
                .put("ValidationStatus", PENDING);
        if (request.validationMethod().equals("EMAIL")) {
            configuration
                    .putObject("ValidationChallenge")
                    .putObject("EmailValidationChallenge")
                    .put("ValidationDomain", request.validationDomain(domain))
                    .set("ValidationEmails", emails(request.validationDomain(domain)));
        } else if (request.validationMethod().equals("DNS")) {
            configuration
                    .putObject("ValidationChallenge")
                    .putObject("DnsValidationChallenge")
                    .set("ResourceRecord", resourceRecord(certificate, domain));
        }
        return configuration;
    }

    JsonNode resend(RequestContext context, JsonNode input) {
        String domain = Json.text(input, "Domain");
        String validationDomain = Json.text(input, "ValidationDomain");
        certificates.update(context, input, before -> {
            Optional<PublicRequest> request = before.publicRequest()
                    .filter(each -> each.validationMethod().equals("EMAIL"));
            if (request.isEmpty()) {
                throw AwsError.of(
                        "InvalidStateException",
                        "The certificate does not wait for the validation of a domain by mail");
            }
            if (!before.names().contains(domain) || !isAbove(validationDomain, domain)) {
                throw AwsError.of(
                        "InvalidDomainValidationOptionsException",
                        "The domain must be one of the certificate's, and its validation domain that name or one above"
                                + " it");
            }
            return before.withPublicRequest(request.get().withValidationDomain(domain, validationDomain));
        });
        return Json.NOTHING;
    }
}
