package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.Template;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The number of levels of CAs that may exist below a CA (RFC 5280, section 4.2.1.9), before and after a change.
 *
 * @param current the path length in its certificate; empty if not limited
 * @param next the new path length
 * @param most the maximum that the parent and AWS's templates allow; negative if the parent allows no CA
 */
public record PathLengthChange(OptionalInt current, int next, int most) {
    public PathLengthChange {
        Objects.requireNonNull(current, "current");
    }

    /** The default path length of a CA: its current one, as far as that is possible. */
    public static int usual(Optional<CaCertificate> current, Parent parent) {
        return current.map(
                        each -> Math.min(each.contents().pathLength().orElse(Template.MAX_PATH_LENGTH), most(parent)))
                .map(length -> Math.max(length, 0))
                .orElse(0);
    }

    private static int most(Parent parent) {
        OptionalInt room = parent.room();
        return room.isPresent() ? Math.min(room.getAsInt() - 1, Template.MAX_PATH_LENGTH) : Template.MAX_PATH_LENGTH;
    }

    /** The change that a request causes; empty if there is none, or if the CA has no certificate. */
    public static Optional<PathLengthChange> of(
            IssuanceRequest request, Parent parent, Optional<CaCertificate> current) {
        return current.map(
                        each -> new PathLengthChange(each.contents().pathLength(), request.pathLength(), most(parent)))
                .filter(change -> change.current.isEmpty() || change.current.getAsInt() != change.next);
    }

    /** Whether fewer levels of CAs may exist below it than now. */
    public boolean isShorter() {
        return current.isEmpty() || next < current.getAsInt();
    }

    /** The current path length, for messages. */
    public String currentText() {
        return text(current);
    }

    /** A path length, for messages. */
    public static String text(OptionalInt length) {
        return length.isPresent() ? String.valueOf(length.getAsInt()) : "not limited";
    }

    /** The finding about a change before it is made. */
    public List<Finding> findings() {
        if (!isShorter()) {
            return List.of();
        }
        // Where the parent allows no CA, 0 is the shortest that can be asked for.
        boolean isKept = next == Math.max(most, 0);
        String limit =
                most < 0 ? "the parent allows no CA below it" : "the parent and AWS's templates allow at most " + most;
        return List.of(RequestCode.PATH_LENGTH_SHORTER.finding(
                "ca",
                "the path length is " + currentText() + " now and becomes " + next
                        + (isKept ? " (" + limit + ")" : "")
                        + ": "
                        + (next == 0
                                ? "verifiers will reject every CA below this one, and every certificate that those CAs"
                                        + " issued"
                                : "verifiers will reject a certificate with more than " + Counted.of(next, "CA")
                                        + " between this CA and itself"),
                isKept
                        ? "use a parent higher up if there are CAs below this one"
                        : "give --path-len " + Math.min(current.orElse(Template.MAX_PATH_LENGTH), Math.max(most, 0))));
    }
}
