package io.github.pcaconstrain.workflow;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** Findings of {@code apply} in addition to those of its steps. */
public enum ApplyCode implements EnumeratedCode {
    ENDS_SOON(warning(
            "ACM User Guide, \"Private certificates\"",
            "The CA's certificate expires in less than 395 days, and ACM requests certificates for 395 days, so it "
                    + "can issue none from this CA.",
            "renew it: give its new last day as --validity")),
    RENEWAL_GAINS_NOTHING(error(
            "own rule: a renewal that runs every day must not request a certificate every day",
            "The CA's certificate, or one above it, expires soon, but a new certificate could not be used for even a"
                    + " day longer, usually because the parent expires too.",
            "renew the parent first")),
    RENEWAL_TOO_SHORT(error(
            "own rule: a renewal that runs every day must not request a certificate every day",
            "The new certificate would expire within the time of --renew-within, so it would be due for renewal at"
                    + " once.",
            "give a --validity that is longer than --renew-within")),
    EXTENSION_NOT_KEPT(error(
            "own rule: a renewal changes nothing but the validity",
            "The current certificate has an extension, such as an extended key usage, that the new one would lack. A "
                    + "renewal takes over the constraints, path length, key usage and subject, but no other extension.",
            "give the extension with --extensions, or leave --renew-within out to drop it"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    ApplyCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
