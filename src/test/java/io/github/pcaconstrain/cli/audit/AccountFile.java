package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account as IAM describes it, and what {@code audit --iam} finds in it. */
final class AccountFile {
    static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/parent";
    static final String IAM = "arn:aws:iam::111122223333:";

    private final Path folder;
    private final Cli cli;
    private final List<String> users = new ArrayList<>();
    private final List<String> roles = new ArrayList<>();
    private final List<String> policies = new ArrayList<>();
    private String attached = "";

    AccountFile(Path folder) {
        this.folder = folder;
        this.cli = new Cli(folder);
    }

    static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /** A statement, such as {@code Allow}, with more members that begin with a comma. */
    static String statement(String effect, String action, String resource, String more) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"" + more
                + "}";
    }

    static String allow(String action, String resource) {
        return statement("Allow", action, resource, "");
    }

    static String condition(String operator, String key, String value) {
        return ",\"Condition\":{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}}";
    }

    static String trust(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":[\"sts:AssumeRole\",\"sts:AssumeRoleWithWebIdentity\"]}}";
    }

    /** A role that a service has. */
    void role(String name, String policy) {
        role(name, trust("{\"Service\":\"ec2.amazonaws.com\"}"), policy);
    }

    void role(String name, String trust, String policy) {
        roles.add("{\"RoleName\":\"" + name + "\",\"Arn\":\"" + IAM + "role/" + name
                + "\",\"AssumeRolePolicyDocument\":" + trust
                + ",\"RolePolicyList\":[{\"PolicyName\":\"P\",\"PolicyDocument\":" + policy + "}]}");
    }

    /** A user, with more members that begin with a comma. */
    void user(String name, String policy, String more) {
        users.add("{\"UserName\":\"" + name + "\",\"Arn\":\"" + IAM + "user/" + name
                + "\",\"UserPolicyList\":[{\"PolicyName\":\"P\",\"PolicyDocument\":" + policy + "}]" + more + "}");
    }

    /** A policy that users and roles may have attached, or as their boundary. */
    void managed(String name, String policy) {
        policies.add("{\"PolicyName\":\"" + name + "\",\"Arn\":\"" + IAM + "policy/" + name
                + "\",\"PolicyVersionList\":[{\"IsDefaultVersion\":true,\"Document\":" + policy + "}]}");
    }

    /** A policy that every user and role has attached. */
    void attachedToAll(String name, String policy) {
        managed(name, policy);
        attached = ",\"AttachedManagedPolicies\":[{\"PolicyName\":\"" + name + "\",\"PolicyArn\":\"" + IAM + "policy/"
                + name + "\"}]}";
    }

    private String all(List<String> entities) {
        return entities.stream()
                .map(entity -> attached.isEmpty() ? entity : entity.substring(0, entity.length() - 1) + attached)
                .collect(Collectors.joining(","));
    }

    /** Writes a policy and returns the argument that names it. */
    String file(String kind, String name, String content) {
        cli.write(name, content);
        return kind + (kind.isEmpty() ? "" : ":") + folder.resolve(name);
    }

    /** Writes the account and returns the name of the file. */
    String written() {
        cli.write(
                "account.json",
                "{\"UserDetailList\":[" + all(users) + "],\"RoleDetailList\":[" + all(roles) + "],\"Policies\":["
                        + String.join(",", policies) + "]}");
        return folder + "/account.json";
    }

    Cli.Outcome run(String... more) {
        return cli.run(Stream.concat(
                        Stream.of("audit", "--skip", "ca-policy-not-given,other-cas-not-judged", "--iam", written()),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    List<JsonNode> findings(String... files) {
        String[] options = Stream.concat(
                        Stream.of("--json"), Arrays.stream(files).flatMap(each -> Stream.of("--iam", each)))
                .toArray(String[]::new);
        return JsonMapper.shared()
                .readTree(run(options).out())
                .get("findings")
                .valueStream()
                .toList();
    }

    /** The code, the principal's name, and whether it is only possible. */
    List<String> found(String... files) {
        return findings(files).stream()
                .map(finding -> finding.get("code").asString() + " "
                        + finding.get("subject").asString().replaceFirst(".*/", "")
                        + (finding.at("/access/certain").asBoolean(true) ? "" : " possibly"))
                .toList();
    }
}
