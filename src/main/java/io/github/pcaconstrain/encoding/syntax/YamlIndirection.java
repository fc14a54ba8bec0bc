package io.github.pcaconstrain.encoding.syntax;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Finds aliases, anchors and tags in YAML. Jackson says nothing of the anchors of single values and of the tags of keys,
 * but the token stands where they begin. Asked about tokens in their order, it reads the text once.
 */
public final class YamlIndirection {
    private final String text;
    private int offset;
    private long codePoints;

    public YamlIndirection(String text) {
        this.text = text.indexOf('&') < 0 && text.indexOf('!') < 0 ? "" : text;
    }

    /** What is at the current token, in the plural, such as {@code YAML aliases}; empty if it is an ordinary token. */
    public Optional<String> at(JsonParser parser) {
        if (((YAMLParser) parser).isCurrentAlias()) {
            return Optional.of("YAML aliases");
        }
        return switch (character(parser.currentTokenLocation().getCharOffset())) {
            case '&' -> Optional.of("YAML anchors");
            case '!' -> Optional.of("YAML tags");
            default -> Optional.empty();
        };
    }

    /**
     * Reads on to where a token starts, and tells the character there; a NUL at the end.
     *
     * @param start in code points, as YAML's parser counts
     */
    private char character(long start) {
        while (codePoints < start && offset < text.length()) {
            offset = text.offsetByCodePoints(offset, 1);
            codePoints++;
        }
        return offset < text.length() ? text.charAt(offset) : 0;
    }
}
