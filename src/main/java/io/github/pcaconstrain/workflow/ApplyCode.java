package io.github.pcaconstrain.workflow;

import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** What {@code apply} finds beyond what the steps find that it is made of. */
public enum ApplyCode implements EnumeratedCode {
    ENDS_SOON(warning(
            "ACM User Guide, \"Private certificates\"",
            "The CA's certificate ends in less than the 395 days for which ACM requests certificates, so ACM can issue"
                    + " none from this CA.",
            "renew it: give its new last day as --validity"));

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
