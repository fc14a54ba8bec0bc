package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.index.SubtreeIndexes;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import io.github.pcaconstrain.policy.name.UriHost;
import java.util.Optional;
import java.util.Set;

/**
 * The constraints of one CA, indexed for checking many well-formed names. Immutable and thread-safe.
 */
public final class CompiledConstraints {
    private final String ca;
    private final Optional<String> flaw;
    private final FormConstraints<String> dns;
    private final FormConstraints<String> email;
    private final FormConstraints<String> uri;
    private final FormConstraints<IpAddress> ip;
    private final FormConstraints<DistinguishedName> directory;
    private final SubtreeIndexes permitted;
    private final SubtreeIndexes excluded;

    /**
     * Compiles the constraints of a CA. The result can be shared by every chain with this CA.
     *
     * @param source the constraints
     * @param leadingDot how to read a dNSName constraint with a leading dot
     */
    public static CompiledConstraints of(CaConstraints source, LeadingDot leadingDot) {
        return new CompiledConstraints(source, leadingDot);
    }

    private CompiledConstraints(CaConstraints source, LeadingDot leadingDot) {
        ca = source.ca();
        flaw = source.flaw(leadingDot);
        permitted = new SubtreeIndexes(Side.PERMITTED, source.constraints().permitted());
        excluded = new SubtreeIndexes(Side.EXCLUDED, source.constraints().excluded());
        dns = new FormConstraints<>(ca, NameForm.DNS, permitted.dns(), excluded.dns());
        email = new FormConstraints<>(ca, NameForm.EMAIL, permitted.email(), excluded.email());
        uri = new FormConstraints<>(ca, NameForm.URI, permitted.uri(), excluded.uri());
        ip = new FormConstraints<>(ca, NameForm.IP, permitted.ip(), excluded.ip());
        directory = new FormConstraints<>(ca, NameForm.DIRECTORY_NAME, permitted.directory(), excluded.directory());
    }

    /** Whether the constraints have no flaw. With a flaw, no name may be checked against them. */
    boolean isReliable() {
        return flaw.isEmpty();
    }

    /** The verdict on every name if the constraints have a flaw. */
    CaVerdict unreliable() {
        return verdict(Decision.MALFORMED, "its constraints cannot be relied on: " + flaw.orElseThrow());
    }

    CaVerdict dns(String name) {
        return dns.judge(name);
    }

    CaVerdict ip(IpAddress address) {
        return ip.judge(address);
    }

    CaVerdict email(String mailbox) {
        return email.judge(mailbox);
    }

    /**
     * RFC 5280, section 4.2.1.10: "When URI constraints are imposed and a subsequent certificate includes a
     * subjectAltName extension with a uniformResourceIdentifier that does not include an authority component with a host
     * name specified as a fully qualified domain name ... then the application MUST reject the certificate."
     */
    CaVerdict uri(UriHost host) {
        return host.missing().isPresent()
                ? uri.judgeUncoverable(host.missing().get() + ", so no URI constraint can cover it")
                : uri.judge(host.host());
    }

    CaVerdict directory(DistinguishedName name) {
        CaVerdict verdict = directory.judge(name);
        return verdict.decision() == Decision.NOT_PERMITTED
                ? verdict.with(() -> StringTypes.detail(name, verdict.nearest()))
                : verdict;
    }

    CaVerdict opaque(NameForm form) {
        return permitted.hasOpaque(form) || excluded.hasOpaque(form)
                ? verdict(Decision.UNSUPPORTED, form.plural() + " are limited in a way that cannot be checked")
                : verdict(Decision.PERMITTED, FormConstraints.unconstrained(form));
    }

    /**
     * The verdict on a malformed name. If its form is constrained, it is refused, because verifiers may read it in any
     * way.
     *
     * @param form the form under which it is shown
     * @param mayBe the forms that it may have
     */
    CaVerdict malformed(NameForm form, Set<NameForm> mayBe, String why) {
        boolean isConstrained = mayBe.stream()
                .anyMatch(each ->
                        permitted.forms().contains(each) || excluded.forms().contains(each));
        return isConstrained
                ? verdict(Decision.MALFORMED, why)
                : verdict(Decision.PERMITTED, FormConstraints.unconstrained(form));
    }

    private CaVerdict verdict(Decision decision, String reason) {
        return new CaVerdict(ca, decision, Optional.empty(), Optional::empty, reason);
    }
}
