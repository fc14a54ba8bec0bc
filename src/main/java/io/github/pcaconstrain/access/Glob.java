package io.github.pcaconstrain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text with wildcards: {@code *} stands for any number of characters, {@code ?} for one (IAM User Guide, "IAM JSON
 * policy elements: Resource", "Using wildcards in resource ARNs").
 *
 * <p>A resource that is only partly known is such a text, too: {@code arn:aws:acm-pca:*:111122223333:certificate-authority/*}
 * is some CA of an account.
 */
public final class Glob {
    private static final int ONE = -1;
    private static final int MANY = -2;
    private static final int ARN_PARTS = 6;

    /** What AWS adds to an ARN that lacks fields. */
    private static final Glob REST = of(":*");

    private static final Glob SCHEME = literal("arn");

    private final int[] tokens;

    private Glob(int[] tokens) {
        this.tokens = tokens;
    }

    /** A text in which {@code *} and {@code ?} are wildcards. */
    public static Glob of(String text) {
        return new Glob(text.codePoints().map(Glob::token).toArray());
    }

    /** A text without wildcards. */
    public static Glob literal(String text) {
        return new Glob(text.codePoints().toArray());
    }

    /** Any text. */
    static Glob anything() {
        return new Glob(new int[] {MANY});
    }

    private static int token(int character) {
        return character == '*' ? MANY : character == '?' ? ONE : character;
    }

    /** This text and then another. */
    Glob then(Glob other) {
        return new Glob(IntStream.concat(Arrays.stream(tokens), Arrays.stream(other.tokens))
                .toArray());
    }

    /** The same text in lower case. */
    Glob lowerCase() {
        return new Glob(Arrays.stream(tokens).map(Glob::lower).toArray());
    }

    private static int lower(int token) {
        return token < 0
                ? token
                : Character.toString(token).toLowerCase(Locale.ROOT).codePointAt(0);
    }

    /** Whether it has no wildcards. */
    boolean isLiteral() {
        return Arrays.stream(tokens).allMatch(token -> token >= 0);
    }

    /** What is before the first wildcard. */
    String beginning() {
        int to = 0;
        while (to < tokens.length && tokens[to] >= 0) {
            to++;
        }
        return new String(tokens, 0, to);
    }

    /** What is behind the last wildcard. */
    String end() {
        int from = tokens.length;
        while (from > 0 && tokens[from - 1] >= 0) {
            from--;
        }
        return new String(tokens, from, tokens.length - from);
    }

    /** Whether there is a text for which both stand. */
    public boolean intersects(Glob other) {
        int[] those = other.tokens;
        int start = 0;
        int end = tokens.length;
        int thatEnd = those.length;
        // Most texts are ARNs that differ in few places. What is one character in both, from either end, is compared at
        // once.
        while (start < Math.min(end, thatEnd) && tokens[start] != MANY && those[start] != MANY) {
            if (!isOneCharacter(tokens[start], those[start])) {
                return false;
            }
            start++;
        }
        while (start < Math.min(end, thatEnd) && tokens[end - 1] != MANY && those[thatEnd - 1] != MANY) {
            if (!isOneCharacter(tokens[end - 1], those[thatEnd - 1])) {
                return false;
            }
            end--;
            thatEnd--;
        }
        return intersect(Arrays.copyOfRange(tokens, start, end), Arrays.copyOfRange(those, start, thatEnd));
    }

    private static boolean intersect(int[] these, int[] those) {
        // Whether what follows in both stands for a common text; a column more than there are tokens needs no bounds.
        boolean[] row = new boolean[those.length + 2];
        for (int i = these.length; i >= 0; i--) {
            boolean[] below = row;
            row = new boolean[those.length + 2];
            for (int j = those.length; j >= 0; j--) {
                boolean isEnd = i == these.length && j == those.length;
                boolean isStar = isAt(these, i, MANY) || isAt(those, j, MANY);
                boolean isSame = i < these.length && j < those.length && isOneCharacter(these[i], those[j]);
                row[j] = isEnd || (isStar && (below[j] || row[j + 1])) || (isSame && below[j + 1]);
            }
        }
        return row[0];
    }

    private static boolean isAt(int[] tokens, int index, int token) {
        return index < tokens.length && tokens[index] == token;
    }

    private static boolean isOneCharacter(int one, int other) {
        return one != MANY && other != MANY && (one == other || one == ONE || other == ONE);
    }

    /**
     * Whether this pattern of a {@code Resource} element covers all of a resource. A wildcard within a segment of the ARN
     * does not reach over a colon; one at the end of a segment does. Where only a wildcard that did reach further
     * would match, AWS's documentation leaves it open.
     */
    Truth covers(Glob resource) {
        if (tokens.length == 1 && tokens[0] == MANY) {
            return Truth.TRUE;
        }
        if (!intersects(resource)) {
            return isIncompleteArn() && then(REST).intersects(resource) ? Truth.UNKNOWN : Truth.FALSE;
        }
        return isCertain(resource) ? Truth.TRUE : Truth.UNKNOWN;
    }

    /**
     * "When you specify an incomplete ARN (one with fewer than the standard six fields) in an identity-based policy, AWS
     * automatically completes the ARN by adding wildcard characters (*) to all missing fields" (IAM User Guide, "IAM
     * identifiers"). What it does in other policies is not documented.
     */
    boolean isIncompleteArn() {
        return segments().length < ARN_PARTS && toString().startsWith("arn:");
    }

    private boolean isCertain(Glob resource) {
        int[] target = resource.tokens;
        int start = 0;
        while (start < Math.min(tokens.length, target.length) && tokens[start] != MANY) {
            if (!isSame(tokens[start], target[start])) {
                return false;
            }
            start++;
        }
        boolean[] row = new boolean[target.length + 2];
        for (int i = tokens.length; i >= start; i--) {
            boolean[] below = row;
            row = new boolean[target.length + 2];
            for (int j = target.length; j >= start; j--) {
                boolean isEnd = i == tokens.length && j == target.length;
                boolean isStar = isAt(tokens, i, MANY);
                boolean isReached = isStar && j < target.length && isInReach(i, target[j]);
                boolean isSame = i < tokens.length && j < target.length && isSame(tokens[i], target[j]);
                row[j] = isEnd || (isStar && below[j]) || (isReached && row[j + 1]) || (isSame && below[j + 1]);
            }
        }
        return row[start];
    }

    private boolean isInReach(int star, int character) {
        return character != ':' || star + 1 == tokens.length || tokens[star + 1] == ':';
    }

    private static boolean isSame(int pattern, int target) {
        return pattern == ONE ? target != MANY && target != ':' : pattern >= 0 && pattern == target;
    }

    /** Whether it stands for everything for which another text stands, with wildcards that match everything. */
    Truth standsForAllOf(Glob other) {
        if (!intersects(other)) {
            return Truth.FALSE;
        }
        return other.isLiteral() || equals(other) || equals(anything()) ? Truth.TRUE : Truth.UNKNOWN;
    }

    /**
     * Whether it stands for an ARN, each of whose six parts is compared by itself (IAM User Guide, "IAM JSON policy
     * elements: Condition operators", "ARN condition operators").
     *
     * @param arn the ARN, or what it is like
     */
    Truth matchesArn(Glob arn) {
        Glob[] parts = arn.segments();
        Glob[] patterns = segments();
        if (parts.length < ARN_PARTS || !parts[0].equals(SCHEME)) {
            return arn.isLiteral() ? Truth.FALSE : Truth.UNKNOWN;
        }
        if (patterns.length < ARN_PARTS) {
            return intersects(arn) ? Truth.UNKNOWN : Truth.FALSE;
        }
        return Truth.all(IntStream.range(0, ARN_PARTS)
                .mapToObj(part -> patterns[part].standsForAllOf(parts[part]))
                .toList());
    }

    /** The parts between colons, at most six. */
    private Glob[] segments() {
        Glob[] segments = new Glob[0];
        int start = 0;
        for (int i = 0; i <= tokens.length; i++) {
            boolean isEnd = i == tokens.length;
            if (isEnd || (tokens[i] == ':' && segments.length < ARN_PARTS - 1)) {
                segments = Arrays.copyOf(segments, segments.length + 1);
                segments[segments.length - 1] = new Glob(Arrays.copyOfRange(tokens, start, i));
                start = i + 1;
            }
        }
        return segments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob glob && Arrays.equals(tokens, glob.tokens);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tokens);
    }

    /** The text, with its wildcards. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            text.appendCodePoint(token == MANY ? '*' : token == ONE ? '?' : token);
        }
        return text.toString();
    }
}
