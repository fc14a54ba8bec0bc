package io.github.pcaconstrain.sandbox.seed;

/**
 * Finds the anchors and tags of YAML's nodes (YAML 1.2, section 6.9). Jackson keeps silent about those of some nodes, but a token stands
 * where the first property of its node begins. Asked about tokens in their order, it reads the text once.
 */
final class NodeProperties {
    private final String text;
    private int offset;
    private long codePoints;

    NodeProperties(String text) {
        this.text = text;
    }

    /**
     * Reads on to where a token starts, and tells which properties are there, in words; empty if none is.
     *
     * @param start in code points, as YAML's parser counts
     */
    String at(long start) {
        while (codePoints < start && offset < text.length()) {
            offset = text.offsetByCodePoints(offset, 1);
            codePoints++;
        }
        if (text.startsWith("&", offset)) {
            return "YAML anchors";
        }
        return text.startsWith("!", offset) ? "YAML tags" : "";
    }
}
