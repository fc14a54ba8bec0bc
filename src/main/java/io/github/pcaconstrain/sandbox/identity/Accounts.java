package io.github.pcaconstrain.sandbox.identity;

import io.github.pcaconstrain.sandbox.http.HttpHeaders;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Caller;
import io.github.pcaconstrain.sandbox.wire.Callers;
import io.github.pcaconstrain.sandbox.wire.SigningScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The accounts of the sandbox, and whose each access key is. With one account alone, every access key is that account's.
 *
 * @param all the first one is where CAs are made for nobody in particular
 */
public record Accounts(List<Account> all) implements Callers {
    private static final String TOKEN = "X-Amz-Security-Token";

    /** Copies the list. */
    public Accounts {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no account");
        }
        all = List.copyOf(all);
    }

    /** One account, whose access keys and roles are whatever clients name. */
    public static Accounts single(String id) {
        return new Accounts(List.of(new Account(id, List.of(), List.of())));
    }

    /** The account of whatever is made for nobody in particular. */
    public String first() {
        return all.get(0).id();
    }

    /** Whether every access key is known to be one account's. */
    public boolean areSeveral() {
        return all.size() > 1 || !all.get(0).accessKeys().isEmpty();
    }

    /** The same with another account first. */
    public Accounts beginningWith(String id) {
        Account first = find(id).orElseThrow(() -> new IllegalArgumentException("there is no account " + id));
        List<Account> others =
                all.stream().filter(account -> !account.equals(first)).toList();
        return new Accounts(Stream.concat(Stream.of(first), others.stream()).toList());
    }

    /** Whether there is an account. */
    public boolean has(String id) {
        return find(id).isPresent();
    }

    /** The accounts, the first one first. */
    public List<String> ids() {
        return all.stream().map(Account::id).toList();
    }

    /** An access key of the first account. */
    public String firstAccessKey() {
        return all.get(0).accessKeys().stream().findFirst().orElse("sandbox");
    }

    /** What clients may sign with, in sentences, one for each account. */
    public List<String> lines() {
        return areSeveral()
                ? all.stream()
                        .map(account -> "Account " + account.id() + ". AWS_ACCESS_KEY_ID: "
                                + String.join(", ", account.accessKeys()) + ".")
                        .toList()
                : List.of("Account " + first() + ". Any credentials work.");
    }

    private Optional<Account> find(String id) {
        return all.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    @Override
    public Caller of(SigningScope scope, HttpHeaders headers, Instant now) {
        Optional<Session> session = headers.first(TOKEN).flatMap(Session::parse);
        if (session.isPresent()) {
            return session.get().caller(scope, now);
        }
        if (!areSeveral()) {
            return Caller.user(first(), scope.partition(), "sandbox");
        }
        return all.stream()
                .filter(account -> account.accessKeys().contains(scope.accessKey()))
                .findFirst()
                .map(account -> Caller.user(account.id(), scope.partition(), scope.accessKey()))
                .orElseThrow(() -> AwsError.of(
                        "UnrecognizedClientException", "The security token included in the request is invalid."));
    }

    /** Whether a caller may assume a role. */
    boolean allows(Caller caller, String account, String role, Optional<String> externalId) {
        if (!areSeveral()) {
            return account.equals(first());
        }
        return find(account).stream()
                .flatMap(each -> each.roles().stream())
                .anyMatch(each -> each.name().equals(role) && each.trusts(caller, externalId));
    }
}
