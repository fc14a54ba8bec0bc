package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.Side;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeService;
import io.github.pcaconstrain.probing.names.Candidate;
import io.github.pcaconstrain.probing.names.DirectoryCandidates;
import io.github.pcaconstrain.probing.names.HostCandidates;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives names to test from a CA's constraints, with the expected outcome of each. */
public final class ProbePlanner {
    /** Domains that RFC 2606 reserves, so that no real name is requested. */
    private static final List<String> OUTSIDE = List.of("probe.example.net", "probe.example.org", "probe.invalid");

    private static final List<String> OUTSIDE_ADDRESSES = List.of("192.0.2.1", "198.51.100.1", "2001:db8::1");

    private final TestedChain chain;
    private final Expectations expectations;

    /** Creates a planner for a CA and a service. */
    public ProbePlanner(TestedChain chain, ProbeService service) {
        this.chain = chain;
        this.expectations = new Expectations(chain, service);
    }

    /**
     * Probes for every subtree of the constraints. No name is tested twice: it belongs to the first subtree from which
     * it is derived.
     *
     * @param max the maximum number of probes
     */
    public ProbePlan derive(int max) {
        Map<String, Probe> probes = new LinkedHashMap<>();
        List<Probe.Target> untried = new ArrayList<>();
        for (Probe.Target target : targets()) {
            List<Candidate> candidates = Candidate.of(target.subtree());
            if (candidates.isEmpty()) {
                untried.add(target);
            }
            candidates.forEach(candidate -> add(probes, candidate.kind(), candidate.name(), Optional.of(target)));
        }
        outsiders().forEach(name -> add(probes, ProbeKind.OUTSIDE, name, Optional.empty()));
        List<Probe> all = List.copyOf(probes.values());
        List<Probe> chosen = Sampling.of(all, max);
        return new ProbePlan(chosen, all.size() - chosen.size(), untried);
    }

    /**
     * Probes for names that the user gives, with the outcome that the user expects. If the constraints imply another
     * outcome, a note says so.
     */
    public List<Probe> given(List<PresentedName> names, Expectation expected) {
        return names.stream().map(name -> given(name, expected)).toList();
    }

    private Probe given(PresentedName name, Expectation expected) {
        Expectations.Expected ours = expectations.ours(name);
        String note = ours.expectation() == expected
                ? ""
                : "according to the installed certificate this name is "
                        + ours.expectation().label() + ": " + ours.reason();
        return new Probe(name, ProbeKind.GIVEN, Optional.empty(), expected, "as given", note);
    }

    private List<Probe.Target> targets() {
        NameConstraints constraints = chain.tested().orElseGet(() -> NameConstraints.of(List.of(), List.of()));
        return Stream.concat(
                        targets(Side.PERMITTED, constraints.permitted()),
                        targets(Side.EXCLUDED, constraints.excluded()))
                .toList();
    }

    private static Stream<Probe.Target> targets(Side side, List<Subtree> subtrees) {
        return subtrees.stream().map(subtree -> new Probe.Target(side, subtree));
    }

    private void add(Map<String, Probe> probes, ProbeKind kind, PresentedName name, Optional<Probe.Target> target) {
        Expectations.Expected expected = expectations.derived(name);
        // A derived name that is too long is reported as not tested, not left out.
        PresentedName shown =
                expected.isName() ? name : new PresentedName.Malformed(name.form(), name.value(), expected.reason());
        probes.putIfAbsent(
                name.exactText(), new Probe(shown, kind, target, expected.expectation(), expected.reason(), ""));
    }

    /** One name of every constrained form that is outside all subtrees, if there is one. */
    private List<PresentedName> outsiders() {
        List<PresentedName> names = new ArrayList<>();
        for (NameForm form : NameForm.values()) {
            if (targets().stream().anyMatch(target -> target.subtree().base().form() == form)) {
                List<PresentedName> choice = choice(form);
                if (!choice.isEmpty()) {
                    names.add(expectations.outside(choice));
                }
            }
        }
        return names;
    }

    private static List<PresentedName> choice(NameForm form) {
        return switch (form) {
            case DNS ->
                OUTSIDE.stream().<PresentedName>map(PresentedName.Dns::new).toList();
            case EMAIL -> OUTSIDE.stream().map(HostCandidates::mail).toList();
            case URI -> OUTSIDE.stream().map(HostCandidates::uri).toList();
            case IP ->
                OUTSIDE_ADDRESSES.stream()
                        .flatMap(text -> IpAddress.parse(text).stream())
                        .<PresentedName>map(PresentedName.Ip::new)
                        .toList();
            case DIRECTORY_NAME -> List.of(DirectoryCandidates.commonName("probe"));
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> List.of();
        };
    }
}
