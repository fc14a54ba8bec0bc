package io.github.pcaconstrain.sandbox.fault;

import io.github.pcaconstrain.sandbox.fault.DeclaredErrors.Declaration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An error with which the next calls of an operation are answered.
 * @param services the signing names of the services with this operation
 * @param operation the operation, such as {@code IssueCertificate}
 * @param error an error that the operation may answer with, such as {@code LimitExceededException}
 * @param times how many calls
 */
public record ScriptedFailure(Set<String> services, String operation, String error, int times) {
    /** The syntax of {@link #parse}, for messages. */
    static final String SYNTAX = "[SERVICE.]OPERATION:ERROR[:N]";

    private static final Pattern PATTERN =
            Pattern.compile("(?:(acm-pca|acm)\\.)?([A-Za-z]+):([A-Za-z]+)(?::([1-9][0-9]{0,5}))?");

    /** Copies the set. */
    public ScriptedFailure {
        services = Set.copyOf(services);
    }

    /**
     * Reads one, such as {@code acm.GetCertificate:ThrottlingException:2}.
     *
     * @throws IllegalArgumentException with a message that names the mistake
     */
    static ScriptedFailure parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("fault fail=" + text + " is not " + SYNTAX + ", N from 1 to 999999");
        }
        String service = matcher.group(1) == null ? "" : matcher.group(1);
        String operation = matcher.group(2);
        String error = matcher.group(3);
        List<Declaration> operations = DeclaredErrors.of(operation).stream()
                .filter(each -> service.isEmpty() || each.service().equals(service))
                .toList();
        Set<String> services = operations.stream()
                .filter(each -> each.allows(error))
                .map(Declaration::service)
                .collect(Collectors.toSet());
        if (services.isEmpty()) {
            throw new IllegalArgumentException("fault fail=" + text + ": " + reason(operation, error, operations));
        }
        int times = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        return new ScriptedFailure(services, operation, error, times);
    }

    private static String reason(String operation, String error, List<Declaration> operations) {
        if (operations.isEmpty()) {
            return "there is no operation " + operation;
        }
        Set<String> allowed = new TreeSet<>(DeclaredErrors.COMMON);
        operations.forEach(each -> allowed.addAll(each.errors()));
        return operation + " does not return " + error + ", only " + String.join(", ", allowed);
    }
}
