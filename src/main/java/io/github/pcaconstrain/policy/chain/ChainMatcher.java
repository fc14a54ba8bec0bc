package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.index.DnsIndex;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.Mailbox;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.UriHost;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks one name against a chain of CAs: whether it is malformed, and what each CA decides. */
final class ChainMatcher implements PresentedName.Visitor<Verdict> {
    private final List<CompiledConstraints> cas;

    ChainMatcher(List<CompiledConstraints> cas) {
        this.cas = cas;
    }

    @Override
    public Verdict dns(PresentedName.Dns name) {
        return verdict(name, DnsIndex.flaw(name.value()), ca -> ca.dns(name.value()));
    }

    @Override
    public Verdict ip(PresentedName.Ip name) {
        return verdict(name, Optional.empty(), ca -> ca.ip(name.address()));
    }

    @Override
    public Verdict email(PresentedName.Email name) {
        return verdict(name, Mailbox.flaw(name.value()), ca -> ca.email(name.value()));
    }

    @Override
    public Verdict uri(PresentedName.Uri name) {
        UriHost host = UriHost.of(name.value());
        return verdict(name, host.flaw(), ca -> ca.uri(host));
    }

    @Override
    public Verdict directory(PresentedName.Directory name) {
        return verdict(name, Optional.empty(), ca -> ca.directory(name.name()));
    }

    @Override
    public Verdict opaque(PresentedName.Opaque name) {
        return verdict(name, Optional.empty(), ca -> ca.opaque(name.form()));
    }

    @Override
    public Verdict malformed(PresentedName.Malformed name) {
        return judged(name, Optional.of(name.flaw()), ca -> ca.malformed(name.form(), name.mayBe(), name.flaw()));
    }

    private Verdict verdict(PresentedName name, Optional<Flaw> flaw, Function<CompiledConstraints, CaVerdict> judge) {
        if (flaw.isPresent()) {
            String words = flaw.get().words();
            return judged(name, Optional.of(words), ca -> ca.malformed(name.form(), Set.of(name.form()), words));
        }
        return judged(name, Optional.empty(), judge);
    }

    private Verdict judged(PresentedName name, Optional<String> flaw, Function<CompiledConstraints, CaVerdict> judge) {
        if (cas.size() == 1) { // as most chains: needs no array
            return new Verdict(name, flaw, List.of(judged(cas.get(0), judge)));
        }
        CaVerdict[] steps = new CaVerdict[cas.size()]; // loops here and in Verdict: streams took a third of the time
        for (int i = 0; i < steps.length; i++) {
            steps[i] = judged(cas.get(i), judge);
        }
        return new Verdict(name, flaw, List.of(steps));
    }

    private static CaVerdict judged(CompiledConstraints ca, Function<CompiledConstraints, CaVerdict> judge) {
        return ca.isReliable() ? judge.apply(ca) : ca.unreliable();
    }
}
