package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code Principal} or {@code NotPrincipal} element (IAM User Guide, "AWS JSON policy elements: Principal" and
 * "NotPrincipal"). Its entries are told apart once, since a policy can name thousands, of whom each is asked about.
 */
public final class PrincipalElement {
    private static final String EVERYONE = "*";
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[\\w-]+:iam::)?([0-9]{12})(?::root)?");
    private static final Pattern OF_ACCOUNT = Pattern.compile("arn:[\\w-]+:(?:iam|sts)::([0-9]{12}):.+");

    private final boolean isNegated;
    private final List<String> aws;
    private final List<String> services;
    private final List<String> federated;
    private final List<String> others;
    private final boolean namesEveryone;
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> entities = new HashSet<>();

    /** Of users, roles and sessions: their accounts, and by {@link RequestPrincipal#role} the roles, and those of the sessions. */
    private final Set<String> ofAccounts = new HashSet<>();

    private final Set<String> roles = new HashSet<>();
    private final Set<String> sessions = new HashSet<>();
    /** Whether there is the identifier of a deleted user or role, or something that AWS does not document. */
    private boolean hasUnknown;

    /**
     * An element.
     *
     * @param isNegated whether it is {@code NotPrincipal}
     * @param aws accounts, users, roles and sessions; {@code *} is everyone
     * @param services names of AWS services
     * @param federated identity providers
     * @param others entries of other kinds, such as canonical users
     */
    public PrincipalElement(
            boolean isNegated, List<String> aws, List<String> services, List<String> federated, List<String> others) {
        this.isNegated = isNegated;
        this.aws = List.copyOf(aws);
        this.services = List.copyOf(services);
        this.federated = List.copyOf(federated);
        this.others = List.copyOf(others);
        namesEveryone = aws.contains(EVERYONE);
        for (String entry : aws) {
            Matcher account = ACCOUNT.matcher(entry);
            if (account.matches()) {
                accounts.add(account.group(1));
            } else if (!entry.equals(EVERYONE)) {
                add(entry);
            }
        }
    }

    private void add(String entry) {
        entities.add(entry);
        Matcher account = OF_ACCOUNT.matcher(entry);
        if (!account.matches() || entry.contains("*") || entry.contains("?")) {
            hasUnknown = true;
            return;
        }
        ofAccounts.add(account.group(1));
        RequestPrincipal named = RequestPrincipal.named(entry);
        named.role().ifPresent(role -> (named.isSession() ? sessions : roles).add(role));
    }

    /** Whether it is {@code NotPrincipal}. */
    public boolean isNegated() {
        return isNegated;
    }

    /** Accounts, users, roles and sessions; {@code *} is everyone. */
    public List<String> aws() {
        return aws;
    }

    /** Names of AWS services. */
    public List<String> services() {
        return services;
    }

    /** Identity providers. */
    public List<String> federated() {
        return federated;
    }

    /** Entries of other kinds, such as canonical users. */
    public List<String> others() {
        return others;
    }

    /**
     * How a principal is named.
     *
     * @param directly by its own ARN
     * @param bySession by the ARN of one of its sessions, if it is a role
     * @param byAccount by its account, which leaves the decision to policies in that account
     * @param asEveryone by {@code *}
     */
    record Naming(Truth directly, Truth bySession, Truth byAccount, Truth asEveryone) {
        Truth anyhow() {
            return directly.or(bySession).or(byAccount).or(asEveryone);
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
        Truth directly = byName(principal)
                .or(others.isEmpty() ? Truth.FALSE : Truth.UNKNOWN)
                .or(byProvider(principal));
        Truth bySession = bySession(principal);
        Truth byAccount = byAccount(principal);
        Truth asEveryone = Truth.of(namesEveryone && principal.kind() != Kind.SERVICE);
        if (!isNegated) {
            return new Naming(directly, bySession, byAccount, asEveryone);
        }
        Truth byException = namedByException(directly.or(bySession), byAccount, asEveryone);
        // AWS does not document whom exceptions leave out of those whom an identity provider signs in.
        boolean isOpen = principal.kind() == Kind.FEDERATED && byException == Truth.TRUE;
        return new Naming(Truth.FALSE, Truth.FALSE, Truth.FALSE, isOpen ? Truth.UNKNOWN : byException);
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

    /** Which session makes a request is not known. It can also be one that an identity provider signed in. */
    private Truth bySession(RequestPrincipal principal) {
        boolean isPossible = principal.kind() == Kind.ROLE
                && (!federated.isEmpty() || (!principal.isSession() && has(sessions, principal)));
        return isPossible ? Truth.UNKNOWN : Truth.FALSE;
    }

    private Truth byProvider(RequestPrincipal principal) {
        return switch (principal.kind()) {
            case SERVICE -> Truth.of(services.contains("*") || services.contains(principal.name()));
            case FEDERATED -> Truth.of(federated.contains("*") || federated.contains(principal.name()));
            case ACCOUNT, ANYONE, HOLDER -> federated.isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
            case USER, ROLE -> Truth.FALSE;
        };
    }

    private Truth byName(RequestPrincipal principal) {
        if (entities.contains(principal.name())) {
            return Truth.TRUE;
        }
        boolean isPossible = switch (principal.kind()) {
            case USER, FEDERATED, SERVICE -> false;
            case ROLE -> principal.isSession() && has(roles, principal);
            case ACCOUNT -> ofAccounts.contains(principal.account());
            case ANYONE, HOLDER -> !entities.isEmpty();
        };
        return isPossible || hasUnknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static boolean has(Set<String> roles, RequestPrincipal principal) {
        return principal.role().filter(roles::contains).isPresent();
    }

    private Truth byAccount(RequestPrincipal principal) {
        // Neither a service nor anyone whom an identity provider signs in belongs to an account.
        if (principal.kind() == Kind.SERVICE || principal.kind() == Kind.FEDERATED || accounts.isEmpty()) {
            return Truth.FALSE;
        }
        return principal.account().isEmpty() ? Truth.UNKNOWN : Truth.of(accounts.contains(principal.account()));
    }
}
