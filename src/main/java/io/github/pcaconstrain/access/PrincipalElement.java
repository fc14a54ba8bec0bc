package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code Principal} or {@code NotPrincipal} element (IAM User Guide, "AWS JSON policy elements: Principal" and
 * "NotPrincipal").
 *
 * @param isNegated whether it is {@code NotPrincipal}
 * @param aws accounts, users, roles and sessions; {@code *} is everyone
 * @param services names of AWS services
 * @param federated identity providers
 * @param others entries of other kinds, such as canonical users
 */
public record PrincipalElement(
        boolean isNegated, List<String> aws, List<String> services, List<String> federated, List<String> others) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[\\w-]+:iam::)?([0-9]{12})(?::root)?");
    private static final Pattern OF_ACCOUNT = Pattern.compile("arn:[\\w-]+:(?:iam|sts)::([0-9]{12}):.+");

    public PrincipalElement {
        aws = List.copyOf(aws);
        services = List.copyOf(services);
        federated = List.copyOf(federated);
        others = List.copyOf(others);
    }

    /**
     * How a principal is named.
     *
     * @param directly by its own ARN
     * @param byAccount by its account, which leaves the decision to policies in that account
     * @param asEveryone by {@code *}
     */
    record Naming(Truth directly, Truth byAccount, Truth asEveryone) {
        Truth anyhow() {
            return directly.or(byAccount).or(asEveryone);
        }
    }

    /**
     * Those whom it names and who have no policies of their own: services, anyone whom a provider signs in, and
     * principals of kinds that are not known here.
     */
    public Stream<RequestPrincipal> outsiders() {
        return isNegated
                ? Stream.of()
                : Stream.of(
                                services.stream().map(name -> new RequestPrincipal(Kind.SERVICE, name, "")),
                                federated.stream()
                                        .map(name -> RequestPrincipal.entity(name)
                                                .filter(provider -> provider.kind() == Kind.FEDERATED)
                                                .orElseGet(() -> new RequestPrincipal(Kind.FEDERATED, name, ""))),
                                others.stream().map(name -> new RequestPrincipal(Kind.HOLDER, name, "")))
                        .flatMap(named -> named);
    }

    Naming naming(RequestPrincipal principal) {
        Truth directly = Truth.any(aws.stream()
                        .filter(entry -> !entry.equals("*") && !isAccount(entry))
                        .map(entry -> names(principal, entry))
                        .toList())
                .or(others.isEmpty() ? Truth.FALSE : Truth.UNKNOWN)
                .or(byProvider(principal));
        Truth byAccount = Truth.any(aws.stream()
                .filter(PrincipalElement::isAccount)
                .map(entry -> namesAccount(principal, entry))
                .toList());
        Truth asEveryone = Truth.of(aws.contains("*") && principal.kind() != Kind.SERVICE);
        if (!isNegated) {
            return new Naming(directly, byAccount, asEveryone);
        }
        Truth byException = namedByException(directly, byAccount, asEveryone);
        // AWS does not document whom exceptions leave out of those whom an identity provider signs in.
        boolean isOpen = principal.kind() == Kind.FEDERATED && byException == Truth.TRUE;
        return new Naming(Truth.FALSE, Truth.FALSE, isOpen ? Truth.UNKNOWN : byException);
    }

    /**
     * "When you use NotPrincipal with Deny, you must also specify the account ARN of the not-denied principal", and for
     * a role the ARN of its session: with less, it is not certain whom the element leaves out.
     */
    private static Truth namedByException(Truth directly, Truth byAccount, Truth asEveryone) {
        if (asEveryone == Truth.TRUE || (directly == Truth.TRUE && byAccount == Truth.TRUE)) {
            return Truth.FALSE;
        }
        return directly == Truth.FALSE && byAccount == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
    }

    private Truth byProvider(RequestPrincipal principal) {
        return switch (principal.kind()) {
            case SERVICE -> Truth.of(services.contains("*") || services.contains(principal.name()));
            case FEDERATED -> Truth.of(federated.contains("*") || federated.contains(principal.name()));
            // A session of a role can be one that an identity provider signed in.
            case ROLE, ACCOUNT, ANYONE, HOLDER -> federated.isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
            case USER -> Truth.FALSE;
        };
    }

    private static Truth names(RequestPrincipal principal, String entry) {
        if (entry.equals(principal.name())) {
            return Truth.TRUE;
        }
        Matcher account = OF_ACCOUNT.matcher(entry);
        if (!account.matches() || entry.contains("*") || entry.contains("?")) {
            // The identifier of a deleted user or role, or something that AWS does not document.
            return Truth.UNKNOWN;
        }
        return switch (principal.kind()) {
            case USER, FEDERATED -> Truth.FALSE;
            case ROLE ->
                principal.isRoleOf(entry) || RequestPrincipal.named(entry).isRoleOf(principal.name())
                        ? Truth.UNKNOWN
                        : Truth.FALSE;
            case ACCOUNT -> principal.account().equals(account.group(1)) ? Truth.UNKNOWN : Truth.FALSE;
            case SERVICE -> Truth.FALSE;
            case ANYONE, HOLDER -> Truth.UNKNOWN;
        };
    }

    private static Truth namesAccount(RequestPrincipal principal, String entry) {
        Matcher account = ACCOUNT.matcher(entry);
        // Neither a service nor anyone whom an identity provider signs in belongs to an account.
        if (principal.kind() == Kind.SERVICE || principal.kind() == Kind.FEDERATED || !account.matches()) {
            return Truth.FALSE;
        }
        return principal.account().isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(principal.account().equals(account.group(1)));
    }

    private static boolean isAccount(String entry) {
        return ACCOUNT.matcher(entry).matches();
    }
}
