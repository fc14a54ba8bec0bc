package io.github.pcaconstrain.encoding.passthrough;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resources for infrastructure tools that have AWS Private CA sign a subordinate CA with the constraints. The user has
 * to adapt the names that a resource refers to; the extension and the template are what matters.
 *
 * <p>What depends on the parent is left to the tool that reads the text: the partition in the template's ARN, and the
 * signing algorithm, which must match the parent's key (API reference of AWS Private CA, IssueCertificate).
 */
public final class Snippets {
    private static final String TEMPLATE = ":acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1";

    /** The three members of a CustomExtension in any order, in HCL, YAML or JSON. */
    private static final Pattern EXTENSION =
            Pattern.compile("(?:\"?(?:ObjectIdentifier|Value|Critical)\"?\\s*[=:]\\s*\"?[^\"\\s,}]*\"?[\\s,]*){2,3}");

    private static final Pattern MEMBER =
            Pattern.compile("\"?(ObjectIdentifier|Value|Critical)\"?\\s*[=:]\\s*\"?([^\"\\s,}]*)");

    /** Of YAML and HCL. What is commented out is not in force; in a string, it hides what follows, so that too little is read. */
    private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\S)(?:(?:#|//).*$|/\\*(?s:.*?)(?:\\*/|\\z))");

    private Snippets() {}

    /** See the Terraform AWS provider, resource aws_acmpca_certificate. */
    public static String terraform(ExtensionValue value) {
        return """
            data "aws_partition" "current" {}

            resource "aws_acmpca_certificate" "subordinate" {
              certificate_authority_arn   = aws_acmpca_certificate_authority.parent.arn
              certificate_signing_request = aws_acmpca_certificate_authority.subordinate.certificate_signing_request
              template_arn                = "arn:${data.aws_partition.current.partition}%s"

              # It must suit the parent's key. If the parent is a data source, write SHA256WITHRSA here,
              # SHA256WITHECDSA for an EC key, or the name of an ML-DSA key, such as ML_DSA_65.
              signing_algorithm = aws_acmpca_certificate_authority.parent.certificate_authority_configuration[0].signing_algorithm

              validity {
                type  = "YEARS"
                value = 5
              }

              api_passthrough = jsonencode({
                Extensions = {
                  CustomExtensions = [{
                    ObjectIdentifier = "%s"
                    Value            = "%s"
                    Critical         = %s
                  }]
                }
              })
            }
            """.formatted(TEMPLATE, NameConstraintsDer.OID, value.base64(), value.critical());
    }

    /** See the CloudFormation resource type AWS::ACMPCA::Certificate. */
    public static String cloudFormation(ExtensionValue value) {
        return """
            Parameters:
              ParentSigningAlgorithm:
                Type: String
                Description: SHA...WITHRSA if the parent has an RSA key, SHA...WITHECDSA for an EC key, ML_DSA_... for that key
                AllowedValues:
                  - SHA256WITHRSA
                  - SHA384WITHRSA
                  - SHA512WITHRSA
                  - SHA256WITHECDSA
                  - SHA384WITHECDSA
                  - SHA512WITHECDSA
                  - ML_DSA_44
                  - ML_DSA_65
                  - ML_DSA_87
            Resources:
              SubordinateCertificate:
                Type: AWS::ACMPCA::Certificate
                Properties:
                  CertificateAuthorityArn: !Ref Parent
                  CertificateSigningRequest: !GetAtt Subordinate.CertificateSigningRequest
                  SigningAlgorithm: !Ref ParentSigningAlgorithm
                  TemplateArn: !Sub arn:${AWS::Partition}%s
                  Validity:
                    Type: YEARS
                    Value: 5
                  ApiPassthrough:
                    Extensions:
                      CustomExtensions:
                        - ObjectIdentifier: %s
                          Value: %s
                          Critical: %s
            """.formatted(TEMPLATE, NameConstraintsDer.OID, value.base64(), value.critical());
    }

    /** Whether a text that is not JSON has an extension, of any identifier. Comments and names may hold the word, too. */
    public static boolean isSnippet(String text) {
        return text.contains(ApiPassthrough.OBJECT_IDENTIFIER)
                && extensions(text).anyMatch(members -> members.containsKey(ApiPassthrough.OBJECT_IDENTIFIER));
    }

    /**
     * Reads the only NameConstraints extension in a text with CustomExtensions that is not JSON: a Terraform or
     * CloudFormation file.
     *
     * @throws UnreadableInputException if there is not exactly one
     */
    public static ExtensionValue read(String source, String text) {
        List<Map<String, String>> found = extensions(text)
                .filter(members -> NameConstraintsDer.OID.equals(members.get(ApiPassthrough.OBJECT_IDENTIFIER)))
                .toList();
        if (found.size() != 1) {
            throw notOne(source, found.size());
        }
        Map<String, String> members = found.get(0);
        byte[] der = Base64Text.decode(source, members.getOrDefault(ApiPassthrough.VALUE, ""));
        String critical = members.getOrDefault(ApiPassthrough.CRITICAL, "false");
        if (!critical.equals("true") && !critical.equals("false")) {
            throw new UnreadableInputException(
                    source, ApiPassthrough.CRITICAL + " is not true or false", "write Critical: true");
        }
        return ExtensionValue.of(der, critical.equals("true"));
    }

    static UnreadableInputException notOne(String source, int count) {
        return new UnreadableInputException(
                source,
                "it has " + (count == 0 ? "no" : count) + " CustomExtensions of " + NameConstraintsDer.OID,
                "give a document with one name constraints extension");
    }

    private static Stream<Map<String, String>> extensions(String text) {
        return EXTENSION.matcher(COMMENT.matcher(text).replaceAll("")).results().map(each -> members(each.group()));
    }

    private static Map<String, String> members(String extension) {
        Map<String, String> members = new HashMap<>();
        Matcher member = MEMBER.matcher(extension);
        while (member.find()) {
            members.put(member.group(1), member.group(2));
        }
        return members;
    }
}
