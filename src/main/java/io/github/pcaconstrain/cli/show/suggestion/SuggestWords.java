package io.github.pcaconstrain.cli.show.suggestion;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.suggest.Outlier;
import io.github.pcaconstrain.suggest.reading.EntryUse;
import io.github.pcaconstrain.suggest.reading.LeftOutCertificate;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a suggested policy covers and what not, in lines for people. */
public final class SuggestWords {
    /** More outliers than this are counted; the JSON has them all. */
    static final int MOST_OUTLIERS = 50;

    private static final double PERCENT = 100;
    /** Those that are kept may be longer than the others. */
    private static final double FULL = 0.9;
    /** 0.57 * 1000 is 569.99... */
    private static final double EPSILON = 1e-9;

    private static final Set<NameForm> CLOSABLE = EnumSet.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI);

    private SuggestWords() {}

    /** How much a policy covers, in a sentence. */
    public static String coverage(SuggestedPolicy policy) {
        long left = policy.leftOut().size() + policy.omitted();
        long covered = policy.certificates() - left;
        String entries = Counted.of(policy.proposal().entries().size(), "entry", "entries");
        if (policy.isOfExpired()) {
            return entries + ", made from expired certificates because there are no others";
        }
        if (left == 0 && policy.certificates() == 1) {
            return entries + (policy.proposal().entries().size() == 1 ? " covers" : " cover") + " the only "
                    + noun(policy);
        }
        String share = left == 0 ? "all" : Figures.of(covered) + " of";
        return entries + (policy.proposal().entries().size() == 1 ? " covers " : " cover ") + share + " "
                + Figures.of(policy.certificates(), noun(policy))
                + (left == 0
                        ? ""
                        : " (" + percent(policy.coverage()) + "); " + Figures.of(left)
                                + (left == 1 ? " is left out" : " are left out"));
    }

    /** What was counted. */
    private static String noun(SuggestedPolicy policy) {
        boolean hasCertificate = policy.uses().values().stream()
                        .anyMatch(use -> use.newest().isPresent())
                || policy.leftOut().stream().anyMatch(each -> each.notAfter().isPresent());
        return hasCertificate ? "certificate" : "name";
    }

    /** A share in percent, never rounded up to all of it. */
    public static String percent(double share) {
        String tenths = String.format(Locale.ROOT, "%.1f", Math.floor(share * PERCENT * 10 + EPSILON) / 10);
        return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths) + "%";
    }

    /** How an entry is used. */
    public static String use(Subtree subtree, SuggestedPolicy policy) {
        if (isReserved(subtree.base(), policy)) {
            return "a reserved value that nobody can use: forbids all others";
        }
        Optional<EntryUse> use = Optional.ofNullable(policy.uses().get(subtree));
        long certificates = use.map(EntryUse::certificates).orElse(0L);
        String newest = use.flatMap(EntryUse::newest)
                .map(start -> ", newest " + Figures.day(start))
                .orElse("");
        return Figures.of(certificates, newest.isEmpty() ? noun(policy) : "certificate")
                + newest
                + (isRegistered(subtree.base(), policy) ? "" : "; not a registered domain");
    }

    /** Whether an entry only closes its form. */
    public static boolean isReserved(SubtreeBase base, SuggestedPolicy policy) {
        return policy.proposal().entries().stream()
                        .noneMatch(entry -> entry.base().equals(base))
                && !policy.uses().containsKey(Subtree.of(base));
    }

    public static boolean isRegistered(SubtreeBase base, SuggestedPolicy policy) {
        return policy.proposal().entries().stream()
                .filter(entry -> entry.base().equals(base))
                .allMatch(entry -> entry.isRegistered());
    }

    /** What is left out, a line each; the last line counts those that are not listed. */
    public static List<String> outliers(SuggestedPolicy policy) {
        List<LeftOutCertificate> all = new ArrayList<>(policy.leftOut());
        all.addAll(policy.expired());
        List<String> lines = all.stream()
                .limit(MOST_OUTLIERS)
                .map(SuggestWords::line)
                .collect(Collectors.toCollection(ArrayList::new));
        long more = all.size() - lines.size() + policy.omitted();
        if (more > 0) {
            lines.add("and " + Figures.of(more) + " more; --json lists them");
        }
        return lines;
    }

    private static String line(LeftOutCertificate certificate) {
        String names = certificate.names().stream().map(SuggestWords::name).collect(Collectors.joining("; "));
        String who = certificate.label().isEmpty()
                ? ""
                : certificate.label()
                        + certificate
                                .notAfter()
                                .map(end -> ", until " + Figures.day(end))
                                .orElse("")
                        + ", ";
        return CommentText.of(certificate.reason().label() + ": " + who + "in " + certificate.where() + ": " + names);
    }

    private static String name(Outlier outlier) {
        String cost = outlier.cost().map(base -> base.text()).orElse("");
        String include = cost.isEmpty()
                ? ""
                : cost.equals(outlier.name().text())
                        ? " (one more entry includes it)"
                        : " (one more entry includes it: " + cost + ")";
        return outlier.name().text() + ": " + outlier.words() + include;
    }

    /** That AWS Private CA does not take so much, and what helps; empty if it does. */
    public static Optional<String> tooLong(SuggestedPolicy policy) {
        NameConstraints constraints = policy.constraints();
        int length = ExtensionValue.of(NameConstraintsDer.encode(constraints), constraints.critical())
                .base64()
                .length();
        if (length <= ApiPassthrough.MAX_VALUE) {
            return Optional.empty();
        }
        int fitting =
                Math.max(1, (int) (FULL * policy.proposal().entries().size() * ApiPassthrough.MAX_VALUE / length));
        return Optional.of(
                "the policy is " + Figures.of(length) + " characters long in base64, but AWS Private CA takes at most "
                        + Figures.of(ApiPassthrough.MAX_VALUE) + "; fewer entries fit, such as 'suggest --max-entries "
                        + fitting + "'");
    }

    /** What the policy does not limit, and why; empty where it limits all. */
    public static List<String> open(SuggestedPolicy policy) {
        List<String> lines = new ArrayList<>();
        Set<NameForm> limited = policy.constraints()
                .subtrees()
                .map(subtree -> subtree.base().form())
                .collect(Collectors.toSet());
        for (NameForm form : NameForm.values()) {
            if (form.isSupported() && !limited.contains(form)) {
                boolean isUsed = policy.proposal().open().contains(form);
                String why = isUsed
                        ? form == NameForm.URI
                                ? "too many of them have no host, and no constraint can permit those"
                                : "they follow no pattern"
                        : CLOSABLE.contains(form)
                                ? "none is in use; 'suggest --close-forms' forbids them"
                                : "none is in use";
                lines.add("not limited: " + form.plural() + " (" + why + ")");
            }
        }
        return lines;
    }
}
