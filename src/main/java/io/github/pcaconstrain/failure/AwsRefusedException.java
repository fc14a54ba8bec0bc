package io.github.pcaconstrain.failure;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** AWS refused a request. */
public final class AwsRefusedException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    // AWS documents no error for a name that the constraints refuse, nor whether the request fails or the certificate
    // does
    // later. Of the errors about either, only one that mentions name constraints counts as a refusal by them: a value
    // that
    // is malformed "failed to satisfy constraint", and basic constraints are about path lengths.
    private static final Set<String> ABOUT_CERTIFICATES =
            Set.of("ValidationException", "InvalidArgsException", "RequestFailedException", "MalformedCSRException");
    /** Not within a name or an address that the message repeats. */
    private static final Pattern CONSTRAINTS =
            Pattern.compile("(?<![\\w@.-])(name[ _]?constraints?|(permitted|excluded) subtrees?)(?![\\w@-]|\\.\\w)");

    private static final Pattern PATH = Pattern.compile("basic ?constraint|path ?len");

    private final String code;
    private final boolean isFirstAnswer;
    private final boolean isAfterLostAnswer;
    private final boolean isByConstraints;

    /**
     * Creates a refusal.
     *
     * @param operation the operation, such as {@code IssueCertificate}
     * @param target the ARN in the request; may be empty
     * @param code AWS's code, such as {@code InvalidStateException}
     * @param words AWS's message
     * @param hint what to do
     */
    public AwsRefusedException(String operation, String target, String code, String words, String hint) {
        this(
                "AWS refused " + operation + (target.isEmpty() ? "" : " on " + target) + ": " + code + ": " + words,
                code,
                hint,
                false,
                false,
                isByConstraints(code, words));
    }

    private AwsRefusedException(
            String message,
            String code,
            String hint,
            boolean isFirstAnswer,
            boolean isAfterLostAnswer,
            boolean isByConstraints) {
        super(message, hint);
        this.isByConstraints = isByConstraints;
        this.code = code;
        this.isFirstAnswer = isFirstAnswer;
        this.isAfterLostAnswer = isAfterLostAnswer;
    }

    /** The same refusal, with a target and hint that the caller knows better. */
    public AwsRefusedException about(String subject, String betterHint) {
        return because(new AwsRefusedException(
                subject + ": " + getMessage(), code, betterHint, isFirstAnswer, isAfterLostAnswer, isByConstraints));
    }

    /** The same refusal, with a message that explains the cause. */
    public AwsRefusedException inOtherWords(String message, String betterHint) {
        return because(
                new AwsRefusedException(message, code, betterHint, isFirstAnswer, isAfterLostAnswer, isByConstraints));
    }

    /** The same refusal, as the answer to the first attempt, so the request certainly had no effect. */
    public AwsRefusedException atFirst() {
        return because(new AwsRefusedException(getMessage(), code, hint(), true, false, isByConstraints));
    }

    /** The same refusal, after an attempt whose answer was lost, or from a server that failed. */
    public AwsRefusedException afterLostAnswer() {
        return because(new AwsRefusedException(getMessage(), code, hint(), false, true, isByConstraints));
    }

    /** Whether an answer of AWS says that the name constraints of a CA refuse a certificate. */
    public static boolean isByConstraints(String code, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return ABOUT_CERTIFICATES.contains(code)
                && CONSTRAINTS.matcher(lower).find()
                && !PATH.matcher(lower).find();
    }

    /** Whether it says that the name constraints of a CA refuse a certificate: nothing was issued, and nothing will be. */
    public boolean isByConstraints() {
        return isByConstraints;
    }

    @Override
    public boolean mayBeDone() {
        return isAfterLostAnswer;
    }

    private AwsRefusedException because(AwsRefusedException better) {
        better.initCause(this);
        return better;
    }

    /** Whether there was no earlier attempt whose answer may have been lost. */
    public boolean isFirstAnswer() {
        return isFirstAnswer;
    }

    /** AWS's code, such as {@code InvalidStateException}. */
    public String code() {
        return code;
    }

    @Override
    public int exitCode() {
        return ExitCode.REFUSED;
    }
}
