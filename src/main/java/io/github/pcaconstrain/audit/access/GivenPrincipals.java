package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PrincipalElement;
import io.github.pcaconstrain.access.RequestPrincipal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose policies were given.
 *
 * @param accounts the accounts of the users and roles
 * @param names the ARNs of the users and roles, and each role as the account and the name that its sessions have
 */
record GivenPrincipals(Set<String> accounts, Set<String> names) {
    private static final String SESSION = ":assumed-role/";

    GivenPrincipals {
        accounts = Set.copyOf(accounts);
        names = Set.copyOf(names);
    }

    static GivenPrincipals of(List<IamEntity> entities) {
        Set<String> names = new HashSet<>();
        for (IamEntity entity : entities) {
            RequestPrincipal principal = entity.principal();
            names.add(principal.name());
            if (principal.kind() == RequestPrincipal.Kind.ROLE) {
                names.add(inSession(principal.account(), lastPart(principal.name())));
            }
        }
        return new GivenPrincipals(
                entities.stream()
                        .map(entity -> entity.principal().account())
                        .filter(account -> !account.isEmpty())
                        .collect(Collectors.toSet()),
                names);
    }

    private static String inSession(String account, String role) {
        return account + SESSION + role;
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /**
     * Whether the policies of somebody whom an element names were given: of a user or role itself, or of those of an
     * account. An account that was given may still lack some, such as roles if only users were asked for.
     */
    private boolean has(RequestPrincipal principal) {
        return switch (principal.kind()) {
            case ACCOUNT -> accounts.contains(principal.account());
            case USER -> names.contains(principal.name());
            case ROLE -> names.contains(principal.name()) || names.contains(ofSession(principal));
            case SERVICE, FEDERATED, ANYONE, HOLDER -> false;
        };
    }

    private static String ofSession(RequestPrincipal principal) {
        int start = principal.name().indexOf(SESSION);
        if (start < 0) {
            return "";
        }
        String session = principal.name().substring(start + SESSION.length());
        return inSession(principal.account(), session.substring(0, session.indexOf('/')));
    }

    /** The accounts, users and roles that an element names and of whom no policies were given. */
    Stream<RequestPrincipal> others(PrincipalElement element) {
        if (element.isNegated()) {
            return Stream.of(RequestPrincipal.named("*"));
        }
        return element.aws().stream().map(RequestPrincipal::named).filter(principal -> !has(principal));
    }
}
