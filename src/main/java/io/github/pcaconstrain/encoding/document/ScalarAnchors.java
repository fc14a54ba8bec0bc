package io.github.pcaconstrain.encoding.document;

/**
 * Finds the anchors of single values in YAML, of which Jackson says nothing: such a value stands where its anchor
 * begins. Asked about tokens in their order, it reads the text once.
 */
final class ScalarAnchors {
    private final String text;
    private int offset;
    private long codePoints;

    ScalarAnchors(String text) {
        this.text = text.indexOf('&') < 0 ? "" : text;
    }

    /**
     * Reads on to where a token starts, and tells whether that token has an anchor.
     *
     * @param start in code points, as YAML's parser counts
     */
    boolean reachesAnchor(long start) {
        while (codePoints < start && offset < text.length()) {
            offset = text.offsetByCodePoints(offset, 1);
            codePoints++;
        }
        return codePoints == start && offset < text.length() && text.charAt(offset) == '&';
    }
}
