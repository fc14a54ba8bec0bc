package io.github.pcaconstrain.failure;

/** AWS answered and said no. */
public final class AwsRefusedException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A refusal.
     *
     * @param operation what was asked, such as {@code IssueCertificate}
     * @param target the ARN it was asked of; may be empty
     * @param code AWS's code, such as {@code InvalidStateException}
     * @param words AWS's message
     * @param hint what to do
     */
    public AwsRefusedException(String operation, String target, String code, String words, String hint) {
        super(
                "AWS refused " + operation + (target.isEmpty() ? "" : " on " + target) + ": " + code + ": " + words,
                hint);
        this.code = code;
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
