package io.github.pcaconstrain.guard;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.output.IndentedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a policy by which only one role can have the parent sign, and only with templates that let constraints through;
 * nobody else can change the parent or the constrained CA: certificate, policy, permissions, status and revocation.
 */
public final class GuardPolicy {
    private static final String VERSION = "2012-10-17";
    private static final String TEMPLATE_ARN = "acm-pca:TemplateArn";

    /** A parent that is disabled signs nothing: to enable it is to open the door, and to delete a CA is to end its revocation. */
    private static final List<String> CHANGES = List.of(
            "acm-pca:CreatePermission",
            "acm-pca:DeleteCertificateAuthority",
            "acm-pca:DeletePermission",
            "acm-pca:DeletePolicy",
            "acm-pca:ImportCertificateAuthorityCertificate",
            "acm-pca:PutPolicy",
            "acm-pca:UpdateCertificateAuthority");

    private final GuardedCas cas;
    private final GuardForm form;

    private GuardPolicy(GuardedCas cas, GuardForm form) {
        this.cas = cas;
        this.form = form;
    }

    /** The document, with a line feed at its end. */
    public static String of(GuardedCas cas, GuardForm form) {
        GuardPolicy policy = new GuardPolicy(cas, form);
        return switch (form) {
            case IDENTITY, SCP, RCP, RAM, VPC_ENDPOINT -> policy.json();
            case TERRAFORM -> policy.terraform();
            case CLOUDFORMATION -> policy.cloudFormation();
        };
    }

    private String json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            IndentedJson.write(out, json -> {
                if (form == GuardForm.RAM) {
                    share(json);
                } else {
                    policy(json);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void policy(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("Version", VERSION);
        json.writeName("Statement");
        json.writeStartArray();
        if (form == GuardForm.VPC_ENDPOINT) {
            statement(json, "Allow", "AllowTheRest", List.of("*"), List.of("*"), Map.of());
        }
        statement(
                json,
                "Deny",
                "OnlyPassthroughTemplates",
                List.of("acm-pca:IssueCertificate"),
                List.of(cas.parent().toString()),
                sparingServices("StringNotEquals", Map.of(TEMPLATE_ARN, cas.templates())));
        statement(
                json,
                "Deny",
                "OnlyTheRoleSigns",
                List.of("acm-pca:IssueCertificate"),
                List.of(cas.parent().toString()),
                others());
        cas.ca().ifPresent(ca -> below(json, ca));
        statement(json, "Deny", "OnlyTheRoleChanges", CHANGES, cas.arns(), others());
        json.writeEndArray();
        json.writeEndObject();
    }

    /** CAs below the constrained CA. */
    private void below(JsonGenerator json, CaArn ca) {
        Map<String, Map<String, List<String>>> ofCas = others();
        ofCas.put("StringLike", Map.of(TEMPLATE_ARN, List.of(ca.template("*CACertificate*"))));
        statement(
                json,
                "Deny",
                "OnlyTheRoleSignsBelow",
                List.of("acm-pca:IssueCertificate"),
                List.of(ca.toString()),
                ofCas);
    }

    /** Everyone but the role. */
    private Map<String, Map<String, List<String>>> others() {
        return sparingServices("ArnNotEquals", Map.of("aws:PrincipalArn", List.of(cas.role())));
    }

    /** Services such as ACM act for the owner of a CA. Of all forms, only a resource control policy could bind them. */
    private Map<String, Map<String, List<String>>> sparingServices(String operator, Map<String, List<String>> keys) {
        Map<String, Map<String, List<String>>> conditions = new TreeMap<>(Map.of(operator, keys));
        if (form == GuardForm.RCP) {
            conditions.put("BoolIfExists", Map.of("aws:PrincipalIsAWSService", List.of("false")));
        }
        return conditions;
    }

    private void statement(
            JsonGenerator json,
            String effect,
            String sid,
            List<String> actions,
            List<String> resources,
            Map<String, Map<String, List<String>>> conditions) {
        json.writeStartObject();
        json.writeStringProperty("Sid", sid);
        json.writeStringProperty("Effect", effect);
        if (form == GuardForm.RCP || form == GuardForm.VPC_ENDPOINT) {
            json.writeStringProperty("Principal", "*");
        }
        texts(json, "Action", actions);
        texts(json, "Resource", resources);
        if (!conditions.isEmpty()) {
            conditions(json, conditions);
        }
        json.writeEndObject();
    }

    private static void conditions(JsonGenerator json, Map<String, Map<String, List<String>>> conditions) {
        json.writeName("Condition");
        json.writeStartObject();
        conditions.forEach((operator, keys) -> {
            json.writeName(operator);
            json.writeStartObject();
            keys.forEach((key, values) -> texts(json, key, values));
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> values) {
        if (values.size() == 1) {
            json.writeStringProperty(name, values.get(0));
            return;
        }
        json.writeName(name);
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** The template of a permission: RAM adds principals and resources. */
    private void share(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("Effect", "Allow");
        texts(
                json,
                "Action",
                List.of(
                        "acm-pca:DescribeCertificateAuthority",
                        "acm-pca:GetCertificate",
                        "acm-pca:GetCertificateAuthorityCertificate",
                        "acm-pca:IssueCertificate"));
        conditions(json, Map.of("StringEqualsIfExists", Map.of(TEMPLATE_ARN, cas.templates())));
        json.writeEndObject();
    }

    /** See the Terraform AWS provider, resource aws_organizations_policy. */
    private String terraform() {
        return """
            resource "aws_organizations_policy" "guard" {
              name = "pca-constrain-guard"
              type = "SERVICE_CONTROL_POLICY"

              content = jsonencode(%s)
            }
            """.formatted(indented("  "));
    }

    /** See the CloudFormation resource type AWS::Organizations::Policy. */
    private String cloudFormation() {
        return """
            Parameters:
              Target:
                Type: String
                Description: The root, organizational unit or account that owns the CAs
            Resources:
              Guard:
                Type: AWS::Organizations::Policy
                Properties:
                  Name: pca-constrain-guard
                  Type: SERVICE_CONTROL_POLICY
                  TargetIds:
                    - !Ref Target
                  Content: %s
            """.formatted(indented("        "));
    }

    private String indented(String indent) {
        return json().strip().replace("\n", "\n" + indent);
    }
}
