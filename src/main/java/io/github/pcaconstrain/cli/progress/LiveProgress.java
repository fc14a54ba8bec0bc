package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.pacing.Durations;
import io.github.pcaconstrain.cli.shell.StatusLine;
import io.github.pcaconstrain.cli.shell.Terminal;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Progress in one line of a terminal, after half a second.
 * @param line the line
 * @param terminal the terminal, for its width
 */
record LiveProgress(StatusLine line, Terminal terminal) implements ProgressDisplay.Screen {
    private static final int USUAL_WIDTH = 80;
    private static final String CUT = "...";

    /** Before it are the Latin letters, which are one column wide everywhere. */
    private static final int FIRST_WIDE = 0x250;

    /** An ARN would fill the line. The beginning of its last part distinguishes it from others. */
    private static final Pattern ARN = Pattern.compile("arn:[^ ;,]+/([0-9a-f]{8})[^/ ;,]*");

    private static final String SHORT = ".../$1";

    @Override
    public Duration patience() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration pause() {
        return Duration.ZERO;
    }

    @Override
    public void show(String state, Duration elapsed) {
        // After the last column, some terminals start another line, which would not be erased.
        int width = (terminal.columns() > 0 ? terminal.columns() : USUAL_WIDTH) - 1;
        String end = ", " + Durations.text(elapsed);
        String start = PrintableText.printable(ARN.matcher(state).replaceAll(SHORT));
        int room = Math.max(0, width - end.length());
        String shortened = columns(start) <= room ? start : fitting(start, room - CUT.length()) + CUT;
        line.show(fitting(shortened + end, width));
    }

    private static int columns(String text) {
        return text.codePoints().map(LiveProgress::columns).sum();
    }

    /** Those of a character: one or two, as terminals differ about many; a line that is too long could not be erased. */
    private static int columns(int codePoint) {
        return codePoint < FIRST_WIDE ? 1 : 2;
    }

    /** The beginning of a text, as far as there is room for it. */
    private static String fitting(String text, int room) {
        int end = 0;
        for (int left = room; end < text.length(); ) {
            int next = text.codePointAt(end);
            left -= columns(next);
            if (left < 0) {
                break;
            }
            end += Character.charCount(next);
        }
        return text.substring(0, end);
    }

    @Override
    public void clear() {
        line.erase();
    }
}
