package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.seed.SeedAuthority.State;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.Extension;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes what a seed says, once in a state.
 *
 * @param seed to make
 * @param store that it is written down in
 * @param pca AWS Private CA
 * @param acm ACM
 * @param accounts the first of which is that of CAs that name none
 * @param clock the sandbox's
 * @param delay for which the services keep clients waiting
 * @param random for the keys of certificates, which nobody keeps
 */
public record Seeding(
        Seed seed,
        Store store,
        Service pca,
        Service acm,
        Accounts accounts,
        Clock clock,
        Duration delay,
        SecureRandom random) {
    private static final int ROOT_YEARS = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final String NAME_CONSTRAINTS = Extension.nameConstraints.getId();

    /**
     * Creates it, unless the state has it already.
     *
     * @return the ARNs of the CAs by their names, in the order of the file
     * @throws SeedException if a CA refuses
     * @throws StateException if the state has another seed
     */
    public Map<String, String> run() {
        Optional<SeedMark> mark = SeedMark.read(store, accounts.first());
        if (mark.filter(found -> found.digest().equals(seed.digest())).isPresent()) {
            return mark.get().authorities();
        }
        List<String> involved = involved();
        involved.forEach(this::requireUnseeded);
        Map<String, SeedMark> begun = new LinkedHashMap<>();
        involved.forEach(account -> begun.put(account, SeedMark.begun(store, account, seed.digest())));
        begun.forEach((account, each) -> each.write(store, account));
        Map<String, String> made = new LinkedHashMap<>();
        try {
            seed.authorities().forEach(root -> root(root, made));
        } catch (RuntimeException e) {
            SeedMark.clean(store, involved);
            throw e;
        }
        // The first one last: as long as it is not complete, nothing of the seed counts, and only what it made goes.
        List<String> lastFirst = new ArrayList<>(involved);
        Collections.reverse(lastFirst);
        for (String account : lastFirst) {
            List<String> before = Objects.requireNonNull(begun.get(account)).before();
            new SeedMark(seed.digest(), true, before, made).write(store, account);
        }
        return Collections.unmodifiableMap(made);
    }

    /** The accounts of the seed, the first one first. */
    private List<String> involved() {
        Set<String> involved = new LinkedHashSet<>(List.of(accounts.first()));
        for (String account : seed.accounts()) {
            if (!accounts.has(account)) {
                throw new SeedException(
                        seed.source() + ": there is no account " + account,
                        accounts.areSeveral()
                                ? "give it an entry in the file of --accounts"
                                : "give --accounts a file with the accounts of the seed");
            }
            involved.add(account);
        }
        return List.copyOf(involved);
    }

    private void requireUnseeded(String account) {
        if (SeedMark.read(store, account).isPresent()) {
            throw new StateException(
                    store.where(account) + " was seeded from a file with other content, or for another region",
                    "use another folder with --dir, or --dir :memory:, or leave --seed out to keep what is there");
        }
    }

    private void root(SeedAuthority authority, Map<String, String> made) {
        String region = authority.region().orElse(seed.region());
        RequestContext context = RequestContext.local(region, accounts.first(), clock);
        authority(new AuthorityCalls(pca, context, delay), authority, Optional.empty(), made);
    }

    private void authority(
            AuthorityCalls above, SeedAuthority authority, Optional<String> parent, Map<String, String> made) {
        AuthorityCalls calls = authority.account().map(above::in).orElse(above);
        AuthorityCalls then = calls.earlier(age(authority, calls, parent));
        String arn = placed(authority.at(), () -> created(then, authority, parent));
        made.put(authority.name(), arn);
        for (ObjectNode permission : authority.permissions()) {
            placed(
                    authority.at(),
                    () -> calls.call("CreatePermission", permission.deepCopy().put(AuthorityCalls.ARN, arn)));
        }
        CertificateSeeding certificates = new CertificateSeeding(acm, random);
        for (SeedCertificate certificate : authority.certificates()) {
            placed(certificate.at(), () -> certificates.create(then, authority, arn, certificate));
        }
        authority.subordinates().forEach(each -> authority(calls, each, Optional.of(arn), made));
        placed(authority.at(), () -> settle(calls, authority, arn));
    }

    /** Runs a step. If an AWS operation refuses, the error names the place in the file. */
    private static <T> T placed(Place at, Supplier<T> step) {
        try {
            return step.get();
        } catch (AwsError e) {
            throw at.error(e.getMessage(), "correct it there; nothing of the seed has been kept");
        }
    }

    /** How long ago a CA was created: for an expired CA, a day more than its validity. */
    private static Duration age(SeedAuthority authority, AuthorityCalls calls, Optional<String> parent) {
        if (authority.state() != State.EXPIRED) {
            return Duration.ZERO;
        }
        Instant now = calls.context().now();
        Instant end = end(calls, authority, parent);
        return Duration.between(now, end).plus(DAY);
    }

    /** The end of a CA certificate that is issued now. */
    private static Instant end(AuthorityCalls calls, SeedAuthority authority, Optional<String> parent) {
        Instant now = calls.context().now();
        if (authority.validity().isPresent()) {
            return authority.validity().get().after(now);
        }
        if (parent.isEmpty()) {
            return new SeedValidity(Period.ofYears(ROOT_YEARS)).after(now);
        }
        return authority.state() == State.EXPIRED
                ? new SeedValidity(Period.ofYears(1)).after(now)
                : calls.notAfter(parent.get()).minus(DAY);
    }

    private String created(AuthorityCalls calls, SeedAuthority authority, Optional<String> parent) {
        ObjectNode input = Json.object().put("CertificateAuthorityType", parent.isEmpty() ? "ROOT" : "SUBORDINATE");
        ObjectNode configuration = input.putObject("CertificateAuthorityConfiguration")
                .put("KeyAlgorithm", authority.key().wireName())
                .put("SigningAlgorithm", authority.signing().name());
        configuration.set("Subject", authority.subject());
        authority.usageMode().ifPresent(mode -> input.put("UsageMode", mode));
        authority.revocation().ifPresent(revocation -> input.set("RevocationConfiguration", revocation));
        if (!authority.tags().isEmpty()) {
            input.set("Tags", authority.tags());
        }
        String arn = calls.create(input);
        if (authority.isSigned()) {
            calls.activate(
                    arn, parent.orElse(arn), template(authority, parent.isEmpty()), request(calls, authority, parent));
        }
        return arn;
    }

    private static String template(SeedAuthority authority, boolean isRoot) {
        String name = isRoot
                ? "RootCACertificate"
                : "SubordinateCACertificate_PathLen" + authority.pathLength().orElse(authority.height());
        return authority.constraints().isPresent() ? name + "_APIPassthrough" : name;
    }

    private static ObjectNode request(AuthorityCalls calls, SeedAuthority authority, Optional<String> parent) {
        ObjectNode request = Json.object();
        request.set("Validity", SeedValidity.until(end(calls, authority, parent)));
        authority
                .constraints()
                .ifPresent(constraints -> request.putObject("ApiPassthrough")
                        .putObject("Extensions")
                        .putArray("CustomExtensions")
                        .addObject()
                        .put("ObjectIdentifier", NAME_CONSTRAINTS)
                        .put("Value", constraints.extension())
                        .put("Critical", constraints.isCritical()));
        return request;
    }

    /** Brings a CA to its final state, after everything below it has been created. */
    private static String settle(AuthorityCalls calls, SeedAuthority authority, String arn) {
        boolean isDeleted = authority.state() == State.DELETED;
        if (authority.state() == State.DISABLED || isDeleted) {
            calls.call("UpdateCertificateAuthority", AuthorityCalls.input(arn).put("Status", "DISABLED"));
        }
        if (isDeleted) {
            calls.call("DeleteCertificateAuthority", AuthorityCalls.input(arn));
        }
        return arn;
    }
}
