package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.Paths;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** CAs as a report shows them, before their certificates are counted. */
record ShownCas(CaGraph graph, Set<String> anchors) {
    AuditedCa of(ParsedCertificate ca) {
        return FaultBoundary.of(
                () -> audited(ca), why -> audited(ca, List.of(), false, List.of())); // its finding says why
    }

    private AuditedCa audited(ParsedCertificate ca) {
        List<ParsedCertificate> shortest = Paths.to(ca, graph, anchors).paths().stream()
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of(ca));
        return audited(
                ca,
                graph.above(ca).cas().stream()
                        .map(ParsedCertificate::fingerprint)
                        .toList(),
                graph.isRoot(ca),
                lines(shortest.isEmpty() ? shortest : shortest.subList(0, shortest.size() - 1)));
    }

    private static AuditedCa audited(
            ParsedCertificate ca, List<String> issuers, boolean isRoot, List<String> inherited) {
        return new AuditedCa(
                ca.fingerprint(),
                ca.contents().label(),
                ca.contents().subject().isEmpty()
                        ? ca.contents().label()
                        : ca.contents().subject().exact(),
                ca.place(),
                issuers,
                isRoot,
                ca.contents().notAfter(),
                SecurityStrength.key(ca.raw().publicKey()).text(),
                lines(List.of(ca)),
                inherited,
                0,
                Optional.empty());
    }

    private static List<String> lines(List<ParsedCertificate> cas) {
        return cas.stream()
                .flatMap(ca -> ca.contents().constraints().stream())
                .flatMap(decoded -> lines(decoded.constraints()))
                .toList();
    }

    /** One line for each subtree. */
    static Stream<String> lines(NameConstraints constraints) {
        return Stream.concat(
                constraints.permitted().stream()
                        .map(subtree -> "permitted " + subtree.base().text()),
                constraints.excluded().stream()
                        .map(subtree -> "excluded " + subtree.base().text()));
    }
}
