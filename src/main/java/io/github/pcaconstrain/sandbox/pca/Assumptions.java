package io.github.pcaconstrain.sandbox.pca;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sandbox goes by where two sources on AWS contradict each other. {@code docs/reference/sandbox.md} names the sources.
 *
 * @param chosen what was chosen; the first option of every other question counts
 */
public record Assumptions(Map<Question, Integer> chosen) {
    /** A question that is open, and the answers to it, the usual one first. */
    public enum Question {
        /** Whether the revocation configuration of a CA in PENDING_CERTIFICATE can be updated. */
        PENDING_REVOCATION("updatable", "fixed"),

        /** What a CA's permission for ACM is needed for. */
        ACM_PERMISSION("renewal", "issuance"),

        /** Whether an account that a CA is shared with can read the CA's policy. */
        SHARED_POLICY("hidden", "readable"),

        /** How AWS Private CA's certificates, chains and CSRs in PEM end. */
        PEM_END("bare", "newline");

        private final String usual;
        private final String other;

        Question(String usual, String other) {
            this.usual = usual;
            this.other = other;
        }

        private List<String> answers() {
            return List.of(usual, other);
        }

        private String option() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The usual answer to every question. */
    public static final Assumptions USUAL = new Assumptions(Map.of());

    /** How {@link #parse} wants it. */
    public static final String SYNTAX =
            "pending-revocation=updatable|fixed,acm-permission=renewal|issuance,shared-policy=hidden|readable,"
                    + "pem-end=bare|newline";

    /** Copies the map. */
    public Assumptions {
        chosen = Map.copyOf(chosen);
    }

    /**
     * Reads answers, such as {@code pem-end=newline,acm-permission=issuance}.
     *
     * @throws IllegalArgumentException that says what is wrong with which of them
     */
    public static Assumptions parse(String text) {
        Map<Question, Integer> chosen = new EnumMap<>(Question.class);
        for (String part : text.split(",", -1)) {
            String given = part.strip();
            Question question = Stream.of(Question.values())
                    .filter(each -> given.startsWith(each.option() + "="))
                    .findFirst()
                    .orElseThrow(() -> unknown(given));
            int answer =
                    question.answers().indexOf(given.substring(question.option().length() + 1));
            if (answer < 0) {
                throw unknown(given);
            }
            if (chosen.put(question, answer) != null) {
                throw new IllegalArgumentException("assumption " + question.option() + " is given more than once");
            }
        }
        return new Assumptions(chosen);
    }

    private static IllegalArgumentException unknown(String given) {
        return new IllegalArgumentException("there is no assumption '" + given + "', only "
                + Stream.of(Question.values())
                        .flatMap(question -> question.answers().stream().map(each -> question.option() + "=" + each))
                        .collect(Collectors.joining(", ")));
    }

    /** Whether the usual answer counts, and not the other. */
    public boolean isUsual(Question question) {
        return chosen.getOrDefault(question, 0) == 0;
    }

    /** PEM as AWS Private CA answers with it. */
    String pem(String text) {
        String bare = text.stripTrailing();
        return isUsual(Question.PEM_END) ? bare : bare + "\n";
    }
}
