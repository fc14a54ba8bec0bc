package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.HostName;
import java.util.Optional;

/** A CA whose common name reads as a host. */
final class CaNamedLikeHost extends WholeRule {
    private static final String COMMON_NAME = "2.5.4.3";

    CaNamedLikeHost() {
        super(new RuleInfo(
                "ca-named-like-host",
                Severity.INFO,
                Profiles.EVERY,
                "measured: trap T6",
                "The JDK takes a common name that could be a host name for one, in CA certificates as well, "
                        + "and holds it to the DNS constraints of the CAs above. A chain through "
                        + "issuing-ca.example.org below a CA for example.com then fails.",
                "give the CA a common name with a blank in it"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return subject.certificate()
                .filter(ServerCa::isSubordinate)
                .flatMap(ca -> ca.subject().rdns().stream()
                        .flatMap(rdn -> rdn.attributes().stream())
                        .filter(attribute -> attribute.type().equals(COMMON_NAME))
                        .map(DistinguishedName.Attribute::value)
                        .filter(name -> HostName.flaw(name).isEmpty())
                        .findFirst())
                .map(name -> "the common name " + name + " could be a host, and the JDK checks it as one");
    }
}
