package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.issuance.PathLengthChange;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintChange;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.policy.diff.FormComparison;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A difference between constraints, for people: the verdict, one line per change, and names as examples. */
public final class DiffText {
    private static final Columns SIDE = Columns.of(1, 9);

    private DiffText() {}

    /** The lines of a difference, without line feeds. The first is the verdict. */
    public static List<String> lines(ConstraintsDiff diff) {
        List<String> lines = new ArrayList<>();
        lines.add(judgement(diff.comparison()));
        lines.addAll(changes(diff));
        for (FormComparison form : diff.forms()) {
            example("no longer allowed", form.lost()).ifPresent(lines::add);
            example("newly allowed", form.gained()).ifPresent(lines::add);
        }
        return lines;
    }

    /** Only the changes, one line each, without the verdict and its examples. */
    public static List<String> changes(ConstraintsDiff diff) {
        return diff.changes().stream().map(change -> "  " + line(change)).toList();
    }

    /** The lines of a comparison, without line feeds. */
    public static List<String> of(DiffReport report) {
        List<String> lines = new ArrayList<>(lines(report.diff()));
        if (report.isOtherPathLength()) {
            lines.add(pathLength(report));
        }
        lines.add(report.sameBytes() ? "identical encoding" : "different encoding");
        return lines;
    }

    /** The change of the path length, if there is one. */
    public static String pathLength(DiffReport report) {
        OptionalInt before = report.before().pathLength().orElseThrow();
        OptionalInt after = report.after().pathLength().orElseThrow();
        String meaning = !isShorterPathLength(report)
                ? "more levels of CAs may exist below it"
                : after.getAsInt() == 0
                        ? "no CA may exist below it any more"
                        : "fewer levels of CAs may exist below it";
        return "path length: " + PathLengthChange.text(before) + " -> " + PathLengthChange.text(after) + ": " + meaning;
    }

    /** Whether the second CA allows fewer levels of CAs below it. Both must be CAs. */
    public static boolean isShorterPathLength(DiffReport report) {
        OptionalInt before = report.before().pathLength().orElseThrow();
        OptionalInt after = report.after().pathLength().orElseThrow();
        return after.isPresent() && (before.isEmpty() || after.getAsInt() < before.getAsInt());
    }

    /** The line about what happens to the allowed names. */
    public static String judgement(Comparison comparison) {
        return switch (comparison) {
            case SAME -> "equivalent: both allow exactly the same names";
            case NARROWER ->
                "narrower: some names that were allowed will be refused, and none that were refused "
                        + "will be allowed";
            case WIDER ->
                "wider: some names that were refused will be allowed, and none that were allowed will be " + "refused";
            case INCOMPARABLE ->
                "changed both ways: some names that were allowed will be refused, and some that were refused will be"
                        + " allowed";
        };
    }

    /** The line of a change. */
    public static String line(ConstraintChange change) {
        String side = SIDE.line(change.side().map(Side::label).orElse(""), "");
        String before = change.before().map(DiffText::text).orElse("");
        String after = change.after().map(DiffText::text).orElse("");
        String form = change.form().map(DiffText::form).orElse("");
        String line = switch (change.kind()) {
            case ADDED -> "+ " + side + after;
            case REMOVED -> "- " + side + before;
            case WIDENED, NARROWED, RESPELLED ->
                "~ " + side + before + " -> " + after + " (" + change.kind().label() + ")";
            case REORDERED -> "~ " + side + "the order";
            case FORM_CLOSED -> "! " + form + " names were not limited; now only permitted ones are allowed";
            case FORM_LEFT_OPEN ->
                "! " + form + " names are no longer limited: every name that is not excluded is allowed";
            case CRITICALITY -> change.effect().gains() ? "! no longer critical" : "! now critical";
            case EMPTY_EXTENSION -> "! an extension without any constraint, which RFC 5280 forbids";
            case NOT_COMPARED -> "! one of the encodings is malformed, so its meaning is not known";
        };
        boolean isForm = change.form().isPresent();
        return isForm && change.effect() == Comparison.SAME && change.kind() != ConstraintChange.Kind.REORDERED
                ? line + ", without effect"
                : line;
    }

    /** The type's prefix, if it can be typed. */
    private static String form(NameForm form) {
        return form.isSupported() ? form.prefix() + ":" : form.asn1Name();
    }

    private static String text(Subtree subtree) {
        String distance = subtree.hasStandardDistance() ? "" : " with a minimum or maximum";
        return PrintableText.printable(subtree.base().text()) + distance;
    }

    private static Optional<String> example(String what, Optional<PresentedName> name) {
        return name.map(found -> "  " + what + ", for example: " + PrintableText.printable(found.text()));
    }
}
