package io.github.pcaconstrain.fuzz;

import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.document.FileContent;
import io.github.pcaconstrain.failure.UserFacingException;

/** Whatever {@code decode}, {@code lint} and {@code diff} are given. */
final class DocumentTarget {
    private DocumentTarget() {}

    static void read(byte[] input) {
        try {
            FileContent.read("input", input, Notes.IGNORED).onlyConstraints();
        } catch (UserFacingException refused) {
            // as documented
        }
    }
}
