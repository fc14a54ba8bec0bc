package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Decision;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.ProbeService;
import io.github.pcaconstrain.probing.names.DirectoryCandidates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Determines the expected outcome for a name, from the constraints of the whole chain. */
final class Expectations {
    /**
     * An expectation with its reason.
     *
     * @param isName whether the name is well-formed: a malformed one cannot be requested
     */
    record Expected(Expectation expectation, String reason, boolean isName) {}

    private final ProbeService service;
    private final ConstraintChain chain;
    private final Set<String> dottedBases = new HashSet<>();

    Expectations(TestedChain tested, ProbeService service) {
        this.service = service;
        chain = tested.compiled();
        tested.constraints().stream()
                .flatMap(each -> each.constraints().subtrees())
                .forEach(subtree -> {
                    if (subtree.base() instanceof DnsBase dns && dns.hasLeadingDot()) {
                        dottedBases.add(HostName.fold(dns.host()));
                    }
                });
    }

    /** The verdict of this tool's matcher, regardless of other verifiers. */
    Expected ours(PresentedName name) {
        Verdict deciding = presented(name)
                .map(chain::check)
                .reduce((first, second) -> first.isPermitted() ? second : first)
                .orElseThrow();
        boolean isName = chain.check(name).flaw().isEmpty();
        String reason = deciding.isPermitted() ? chain.check(name).reason() : reason(deciding, name);
        return new Expected(
                deciding.decision() == Decision.PERMITTED ? Expectation.ALLOWED : Expectation.REFUSED, reason, isName);
    }

    /** ACM also puts the domain into the subject, so constraints on subject names apply to it. */
    private Stream<PresentedName> presented(PresentedName name) {
        return service == ProbeService.ACM && name.form() == NameForm.DNS
                ? Stream.of(name, DirectoryCandidates.commonName(name.value()))
                : Stream.of(name);
    }

    private static String reason(Verdict verdict, PresentedName asked) {
        return verdict.name().equals(asked)
                ? verdict.reason()
                : "the subject " + verdict.name().text() + " that ACM gives it: " + verdict.reason();
    }

    /** The expected outcome for a derived name; "either" if verifiers disagree. */
    Expected derived(PresentedName name) {
        Expected ours = ours(name);
        String doubt = doubt(name);
        return doubt.isEmpty()
                ? ours
                : new Expected(
                        Expectation.EITHER,
                        doubt + "; by our reading of RFC 5280 it is "
                                + ours.expectation().label(),
                        ours.isName());
    }

    private String doubt(PresentedName name) {
        if (name.form() != NameForm.DNS) {
            return "";
        }
        if (name.value().startsWith("*.")) {
            return "verifiers disagree on wildcards";
        }
        return dottedBases.contains(HostName.fold(name.value()))
                ? "verifiers disagree on the name itself under a constraint with a leading dot"
                : "";
    }

    /** Whether a name is refused only because of the subject that ACM creates for it. */
    boolean isRefusedForItsSubject(PresentedName name) {
        return name.form() == NameForm.DNS
                && chain.check(name).isPermitted()
                && !chain.check(DirectoryCandidates.commonName(name.value())).isPermitted();
    }

    /** Whether all of these are refused or allowed determines which one is used as a name outside every subtree. */
    PresentedName outside(List<PresentedName> choice) {
        return choice.stream()
                .filter(name -> ours(name).expectation() == Expectation.REFUSED)
                .findFirst()
                .orElse(choice.get(0));
    }
}
