package io.github.pcaconstrain.audit.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths from the highest known CAs down to one CA. No combination of name and key occurs twice in a path, so
 * cross-signed CAs do not cause cycles.
 *
 * @param paths each with the highest CA first and the CA itself last
 * @param complete whether these are all paths
 */
public record Paths(List<List<ParsedCertificate>> paths, boolean complete) {
    /** Real fleets have a handful; more occur only in certificates that were made to keep an auditor busy. */
    static final int MAX_PATHS = 256;

    /** The maximum number of CAs in a path. OpenSSL's default is 100. */
    public static final int MAX_LENGTH = 100;

    private static final int MAX_STEPS = 20_000;

    public Paths {
        paths = List.copyOf(paths);
    }

    public static Paths to(ParsedCertificate ca, CaGraph graph, Set<String> anchors) {
        Search search = new Search(graph, anchors);
        search.climb(ca);
        return new Paths(search.found, search.complete);
    }

    private static final class Search {
        private final CaGraph graph;
        private final Set<String> anchors;
        private final List<List<ParsedCertificate>> found = new ArrayList<>();
        private final List<ParsedCertificate> climbed = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private boolean complete = true;
        private int steps;

        Search(CaGraph graph, Set<String> anchors) {
            this.graph = graph;
            this.anchors = anchors;
        }

        void climb(ParsedCertificate ca) {
            if (found.size() >= MAX_PATHS || climbed.size() >= MAX_LENGTH || ++steps > MAX_STEPS) {
                complete = false;
                return;
            }
            String key = ca.contents().subject().comparisonKey() + ca.publicKey();
            if (!keys.add(key)) {
                return;
            }
            climbed.add(ca);
            int before = found.size();
            boolean wasComplete = complete;
            if (!anchors.contains(ca.fingerprint())) {
                graph.above(ca).cas().forEach(this::climb);
            }
            if (found.size() == before && complete == wasComplete) {
                List<ParsedCertificate> path = new ArrayList<>(climbed);
                java.util.Collections.reverse(path);
                found.add(path);
            }
            climbed.remove(climbed.size() - 1);
            keys.remove(key);
        }
    }
}
