package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.access.GivenPolicies;
import io.github.pcaconstrain.access.GivenPolicies.OfResource;
import io.github.pcaconstrain.audit.access.AccessAudit;
import io.github.pcaconstrain.audit.access.AccessCode;
import io.github.pcaconstrain.audit.access.PolicySource;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.GrantedAccess;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the policies of CAs let those do whom they name. */
public final class SharedAccess {
    /** With these, somebody gets a CA without constraints. */
    private static final Set<AccessCode> OPEN =
            EnumSet.of(AccessCode.MAY_SIGN_ANY_TEMPLATE, AccessCode.MAY_SIGN_WITHOUT_CONSTRAINTS);

    /** More principals are counted. */
    private static final int SHOWN = 3;

    private SharedAccess() {}

    /** What the policy of a CA allows, where no other policies are known. */
    public static List<CertificateFinding> of(SharedCa shared) {
        AccessAudit.Result result =
                AccessAudit.of(shared.alone(), List.of(SharedCa.name(shared.ca())), Set.of(shared.ca()));
        return result.findings().stream()
                .filter(found -> found.access().isPresent())
                .map(found -> located(found, Map.of(SharedCa.name(shared.ca()), shared.ca())))
                .toList();
    }

    /**
     * Those whom the policy of a CA lets have it sign CAs: accounts, ARNs, and {@code *} for everyone.
     *
     * @param open without constraints
     * @param passing only with templates that take constraints from the request, if it has any
     */
    public record Signers(List<String> open, List<String> passing) {
        public Signers {
            open = List.copyOf(open);
            passing = List.copyOf(passing);
        }

        /** Those whom a policy lets have its CA sign. */
        public static Signers of(SharedCa shared) {
            List<CertificateFinding> found = SharedAccess.of(shared);
            return new Signers(
                    principals(found, SharedAccess::isOpen),
                    principals(found, each -> each.finding().kind() == AccessCode.MAY_SIGN_WITH_PASSTHROUGH));
        }

        private static List<String> principals(List<CertificateFinding> found, Predicate<CertificateFinding> which) {
            return found.stream()
                    .filter(which)
                    .flatMap(each -> each.access().stream())
                    .map(GrantedAccess::principal)
                    .distinct()
                    .toList();
        }
    }

    /** Principals in words. */
    public static String listed(List<String> principals) {
        List<String> shown = principals.stream()
                .limit(SHOWN)
                .map(name -> name.equals("*") ? "everyone" : name)
                .toList();
        int more = principals.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }

    /** Whether somebody whom a policy names may get a CA without constraints. */
    private static boolean isOpen(CertificateFinding found) {
        return OPEN.contains(found.finding().kind());
    }

    /**
     * What policies from files allow, together with those of the CAs.
     *
     * @param shared the CAs whose policies are known
     * @param known CAs that are audited
     */
    public static AccessAudit.Result of(PolicySource files, Collection<SharedCa> shared, Set<CaArn> known) {
        GivenPolicies given = files.given();
        List<OfResource> ofResources = new ArrayList<>(given.ofResources());
        shared.forEach(each -> ofResources.addAll(each.policies().ofResources()));
        AccessAudit.Result result = new PolicySource(
                        new GivenPolicies(given.entities(), given.scps(), given.rcps(), given.limits(), ofResources),
                        files.files())
                .audit(known);
        Map<String, CaArn> sources = new HashMap<>();
        shared.forEach(each -> sources.put(SharedCa.name(each.ca()), each.ca()));
        return new AccessAudit.Result(
                result.principals(),
                result.findings().stream().map(found -> located(found, sources)).toList());
    }

    /** The place of what a CA's policy alone tells is the CA, and RAM's permissions are where to mend it. */
    private static CertificateFinding located(CertificateFinding found, Map<String, CaArn> sources) {
        CaArn naming = sources.get(found.place().source());
        if (naming == null || found.access().isEmpty()) {
            return found;
        }
        List<String> resources = found.access().get().resources();
        CaArn ca = resources.size() == 1 && CaArn.matches(resources.get(0)) ? CaArn.parse(resources.get(0)) : naming;
        return CertificateFinding.of(
                isOpen(found) ? mended(found.finding(), ca) : found.finding(),
                new Place(ca.toString(), 0, found.place().subject()),
                found.access().get());
    }

    private static Finding mended(Finding finding, CaArn ca) {
        return finding.kind()
                .finding(
                        finding.place(),
                        finding.message(),
                        "share it only with templates that let constraints through: '" + guard(ca) + "'")
                .at(finding.severity());
    }

    /** The command that prints a policy for a share of a CA. */
    public static String guard(CaArn ca) {
        return "pca-constrain guard --parent " + ca + " --role $ROLE_ARN --as ram";
    }
}
