package io.github.pcaconstrain.cli.show.suggestion;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import io.github.pcaconstrain.suggest.reading.SuggestionResult;
import java.util.List;

/** A suggestion in lines for people, on standard error. */
public final class SuggestReport {
    private SuggestReport() {}

    /**
     * Tells what the sources have, besides certificates.
     *
     * @param sources the sources as they were given
     * @param hint what to give instead if there is nothing to read
     * @throws UnreadableInputException if nothing could be read
     */
    public static void tellSources(SuggestionResult result, List<String> sources, String hint, CommonOptions common) {
        List<String> problems = result.unreadable();
        boolean isNothingRead = result.certificates() == 0;
        result.notes().forEach(common::note);
        problems.subList(isNothingRead && !problems.isEmpty() ? 1 : 0, problems.size())
                .forEach(common::warning);
        if (result.otherFiles() > 0) {
            common.note(Counted.of(result.otherFiles(), "other file was", "other files were") + " skipped");
        }
        if (isNothingRead) {
            throw new UnreadableInputException(
                    problems.isEmpty() ? String.join(", ", sources) : "nothing could be read",
                    problems.isEmpty() ? "there are no certificates or names" : problems.get(0),
                    hint);
        }
        if (result.cas() == result.certificates() && !result.policies().isEmpty()) {
            common.note(
                    result.cas() == 1
                            ? "the only certificate is that of a CA; those that it issued tell which names it needs"
                            : "all certificates are those of CAs; those that they issued tell which names they need");
        }
        if (result.onlySubject() > 0) {
            common.note(Figures.of(result.onlySubject(), "certificate")
                    + (result.onlySubject() == 1 ? " has" : " have")
                    + " only a subject and no alternative names; constraints on DNS names do not apply to a common"
                    + " name, but some verifiers check it");
        }
    }

    /** Tells what a policy covers and what it leaves out; on a terminal with its entries as a tree. */
    public static void tell(SuggestedPolicy policy, Console console, CommonOptions common) {
        if (console.terminal().err() && !common.isQuiet()) {
            SuggestTree.of(policy, console.errorDisplay()).forEach(line -> console.print(Styled.plain(line)));
        }
        String of = policy.issuer().isEmpty() ? "" : CommentText.of(policy.issuer()) + ": ";
        boolean isClean = policy.leftOut().isEmpty();
        common.tell(new Styled(of + SuggestWords.coverage(policy), isClean ? Style.PASSED : Style.WARNING));
        SuggestWords.tooLong(policy).ifPresent(common::warning);
        SuggestWords.open(policy).forEach(line -> common.tell(Styled.plain(line)));
        SuggestWords.outliers(policy)
                .forEach(line -> common.tell(Styled.plain(line.startsWith("and ") ? line : "left out: " + line)));
    }
}
