package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JDK makes of URI constraints when it merges those of several CAs. Its {@code URIName.constrains} compares {@code .example.com}
 * and {@code example.com} the wrong way round: the domain counts as narrower than the host. As it leaves out whatever is narrower than
 * another entry of a list, and whatever is permitted and narrower than an excluded entry, the hosts below the domain are forgotten.
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
                .anyMatch(domain -> hosts.stream()
                        .anyMatch(host -> !host.isDomain() && host.host().equalsIgnoreCase(domain.host())));
    }
}
