package io.github.pcaconstrain.suggest;

/** Why a name is not in a proposed policy. */
public enum OutlierReason {
    /** It could be mistaken for a name of a zone. */
    LOOK_ALIKE("look-alike"),
    /** It shares only a public suffix with a zone. */
    SAME_SUFFIX("same-suffix"),
    /** Its domain belongs to no zone. */
    FOREIGN_DOMAIN("foreign-domain"),
    /** Too few certificates have such a name. */
    ONE_OFF("one-off"),
    /** Its zone was dropped because there would have been too many entries. */
    TOO_MANY_ENTRIES("too-many-entries"),
    /** Its subject starts like too few others. */
    FOREIGN_SUBJECT("foreign-subject"),
    /** No constraint can permit it. */
    CANNOT_BE_PERMITTED("cannot-be-permitted"),
    /** A CA above already refuses it. */
    REFUSED_TODAY("refused-today"),
    /** Its certificate is older than those that count. */
    ISSUED_EARLIER("issued-earlier"),
    /** Its certificate has expired. */
    EXPIRED("expired");

    private final String label;

    OutlierReason(String label) {
        this.label = label;
    }

    /** As shown, and in JSON. */
    public String label() {
        return label;
    }
}
