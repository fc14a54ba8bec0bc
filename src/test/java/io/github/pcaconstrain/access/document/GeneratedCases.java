package io.github.pcaconstrain.access.document;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random policies and requests about a CA, the same for the same seed. */
final class GeneratedCases {
    private static final String USER = "arn:aws:iam::111122223333:user/team/Bob";
    private static final String ROLE = "arn:aws:iam::111122223333:role/Signer";
    private static final String OTHER = "arn:aws:iam::444455556666:role/Other";
    private static final String CA =
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555";
    private static final String FOREIGN =
            "arn:aws:acm-pca:us-east-1:444455556666:certificate-authority/99999999-2222-3333-4444-555555555555";
    private static final String TEMPLATE = "arn:aws:acm-pca:::template/";
    private static final List<String> TEMPLATES = List.of(
            TEMPLATE + "SubordinateCACertificate_PathLen0/V1",
            TEMPLATE + "SubordinateCACertificate_PathLen0_APIPassthrough/V1",
            TEMPLATE + "EndEntityCertificate/V1");
    private static final List<String> ACTIONS = List.of(
            "acm-pca:IssueCertificate",
            "acm-pca:Issue*",
            "acm-pca:*",
            "*",
            "ACM-PCA:issuecertificate",
            "acm-pca:PutPolic?",
            "s3:*",
            "acm-pca:Get*");
    private static final List<String> RESOURCES = List.of(
            "*",
            CA,
            FOREIGN,
            "arn:aws:acm-pca:*:111122223333:certificate-authority/*",
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/${aws:PrincipalTag/team}",
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/????????-*",
            "arn:aws:acm-pca:eu-west-1:*:certificate-authority/*",
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/${aws:PrincipalTag/team,"
                    + " '11111111-2222-3333-4444-555555555555'}");
    private static final List<String> KEYS = List.of(
            "acm-pca:TemplateArn",
            "aws:PrincipalArn",
            "aws:PrincipalOrgID",
            "aws:ResourceAccount",
            "aws:SourceVpce",
            "aws:PrincipalTag/team");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringNotLike",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase");
    private static final List<String> SUFFIXES = List.of("", "", "", "IfExists");

    private final Random random;

    GeneratedCases(long seed) {
        random = new Random(seed);
    }

    /** The next case: {@code context} is what is known, {@code actual} what the request has. */
    EvaluationCase next(int number) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        boolean isUser = random.nextBoolean();
        boolean isOwn = random.nextInt(4) > 0;
        row.put("page", "generated").put("case", String.valueOf(number));
        row.put("principal", isUser ? USER : ROLE);
        row.put("action", oneOf(List.of("acm-pca:IssueCertificate", "acm-pca:IssueCertificate", "acm-pca:PutPolicy")));
        row.put("resource", isOwn ? CA : FOREIGN);
        contexts(row, isUser, isOwn);
        policies(row.putArray("identity"), 1 + random.nextInt(2), false, 70);
        if (random.nextInt(4) == 0) {
            policies(row.putArray("boundary"), 1, false, 85);
        }
        if (random.nextInt(3) == 0) {
            control(row.putArray("scp"), false);
        }
        if (random.nextInt(5) == 0) {
            control(row.putArray("rcp"), true);
        }
        if (random.nextInt(2) == 0) {
            policies(row.putArray("policy"), 1, true, 75);
        }
        return new EvaluationCase(row);
    }

    private void contexts(ObjectNode row, boolean isUser, boolean isOwn) {
        ObjectNode actual = row.putObject("actual");
        value(actual, "acm-pca:TemplateArn", random.nextInt(6) == 0 ? "" : oneOf(TEMPLATES));
        value(actual, "aws:PrincipalArn", isUser ? USER : ROLE);
        value(actual, "aws:PrincipalAccount", "111122223333");
        value(actual, "aws:ResourceAccount", isOwn ? "111122223333" : "444455556666");
        value(actual, "aws:PrincipalOrgID", oneOf(List.of("", "o-1", "o-2")));
        value(actual, "aws:SourceVpce", oneOf(List.of("", "vpce-1", "vpce-2")));
        value(actual, "aws:PrincipalTag/team", oneOf(List.of("", "11111111-2222-3333-4444-555555555555", "pki")));
        value(actual, "aws:SecureTransport", "true");
        ObjectNode known = row.putObject("context");
        actual.properties().forEach(each -> {
            if (random.nextInt(8) > 0) {
                known.set(each.getKey(), each.getValue());
            }
        });
    }

    private static void value(ObjectNode context, String key, String value) {
        ArrayNode values = context.putArray(key);
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    /** One that only denies, or a list of what is allowed. */
    private void control(ArrayNode policies, boolean withPrincipal) {
        policies(policies, 1, false, withPrincipal || random.nextBoolean() ? 0 : 80);
        if (withPrincipal) {
            policies.get(0).get("Statement").forEach(statement -> ((ObjectNode) statement).put("Principal", "*"));
        }
    }

    private void policies(ArrayNode policies, int count, boolean hasPrincipals, int allowPercent) {
        for (int i = 0; i < count; i++) {
            ObjectNode policy = policies.addObject().put("Version", "2012-10-17");
            ArrayNode statements = policy.putArray("Statement");
            int size = 1 + random.nextInt(3);
            for (int j = 0; j < size; j++) {
                statement(statements.addObject(), hasPrincipals, allowPercent);
            }
        }
    }

    private void statement(ObjectNode statement, boolean hasPrincipals, int allowPercent) {
        boolean isAllow = random.nextInt(100) < allowPercent;
        statement.put("Effect", isAllow ? "Allow" : "Deny");
        some(statement.putArray(random.nextInt(8) == 0 ? "NotAction" : "Action"), ACTIONS);
        some(statement.putArray(random.nextInt(8) == 0 ? "NotResource" : "Resource"), RESOURCES);
        if (hasPrincipals) {
            principal(statement, isAllow);
        }
        if (random.nextInt(2) == 0 || !isAllow) {
            ObjectNode conditions = statement.putObject("Condition");
            int size = 1 + random.nextInt(2);
            for (int i = 0; i < size; i++) {
                condition(conditions);
            }
        }
    }

    private void principal(ObjectNode statement, boolean isAllow) {
        if (random.nextInt(5) == 0) {
            statement.put("Principal", "*");
            return;
        }
        boolean isNegated = !isAllow && random.nextInt(5) == 0;
        some(
                statement.putObject(isNegated ? "NotPrincipal" : "Principal").putArray("AWS"),
                List.of(USER, ROLE, OTHER, "111122223333", "arn:aws:iam::444455556666:root"));
    }

    private void condition(ObjectNode conditions) {
        String key = oneOf(KEYS);
        if (random.nextInt(10) == 0) {
            conditions.withObjectProperty("Null").put(key, oneOf(List.of("true", "false")));
            return;
        }
        if (random.nextInt(12) == 0) {
            conditions.withObjectProperty("Bool").put("aws:SecureTransport", oneOf(List.of("true", "false")));
            return;
        }
        boolean isArn = key.equals("aws:PrincipalArn") || key.equals("acm-pca:TemplateArn");
        String operator = isArn && random.nextBoolean()
                ? oneOf(List.of("ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEquals"))
                : oneOf(OPERATORS);
        some(
                conditions.withObjectProperty(operator + oneOf(SUFFIXES)).putArray(key),
                switch (key) {
                    case "acm-pca:TemplateArn" ->
                        List.of(
                                TEMPLATES.get(0),
                                TEMPLATES.get(1),
                                TEMPLATE + "*_APIPassthrough/V1",
                                "arn:aws:acm-pca:::template/*CACertificate*/V?");
                    case "aws:PrincipalArn" ->
                        List.of(USER, ROLE, "arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:user/*");
                    case "aws:PrincipalOrgID" -> List.of("o-1", "o-*", "O-2");
                    case "aws:ResourceAccount" -> List.of("111122223333", "${aws:PrincipalAccount}", "4444*");
                    case "aws:SourceVpce" -> List.of("vpce-1", "vpce-?", "vpce-3");
                    default -> List.of("pki", "${aws:ResourceAccount}", "*");
                });
    }

    private void some(ArrayNode array, List<String> values) {
        array.add(oneOf(values));
        if (random.nextInt(3) == 0) {
            array.add(oneOf(values));
        }
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
