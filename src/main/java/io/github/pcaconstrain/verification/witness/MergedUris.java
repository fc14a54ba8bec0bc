package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the JDK makes of URI constraints when it merges those of several CAs. For its {@code URIName.constrains}, the domains
 * {@code .example.com} and {@code .a.example.com} are parts of the host {@code example.com}. As it leaves out whatever is a part of another
 * entry of a list, and whatever is permitted and a part of an excluded entry, the hosts below the domain are forgotten.
 */
final class MergedUris {
    private MergedUris() {}

    /** Whether a domain is dropped on the path to a certificate with a URI. The JDK does not read the constraints of the anchor. */
    static boolean losesDomain(JudgedChain chain) {
        List<CertificateContents> path = chain.result().path();
        List<NameConstraints> merged = path.subList(1, path.size() - 1).stream()
                .flatMap(ca -> ca.constraints().stream())
                .map(DecodedNameConstraints::constraints)
                .toList();
        List<UriBase> permitted = uris(merged.stream().map(NameConstraints::permitted));
        List<UriBase> excluded = uris(merged.stream().map(NameConstraints::excluded));
        return merged.size() > 1
                && chain.presents(NameForm.URI)
                && (isBesideHost(permitted, permitted)
                        || isBesideHost(permitted, excluded)
                        || isBesideHost(excluded, excluded));
    }

    private static List<UriBase> uris(Stream<List<Subtree>> lists) {
        return lists.flatMap(List::stream)
                .map(Subtree::base)
                .filter(UriBase.class::isInstance)
                .map(UriBase.class::cast)
                .toList();
    }

    private static boolean isBesideHost(List<UriBase> domains, List<UriBase> hosts) {
        return domains.stream()
                .filter(UriBase::isDomain)
                .anyMatch(domain -> hosts.stream().anyMatch(host -> !host.isDomain() && isPart(domain, host)));
    }

    private static boolean isPart(UriBase domain, UriBase host) {
        return lower(domain.value()).endsWith("." + lower(host.value()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
