package io.github.pcaconstrain.finding;

import java.util.Objects;

/**
 * A result of a check.
 *
 * @param kind the code
 * @param severity the severity: that of its code, unless the circumstances reduce it
 * @param place what it is about, such as {@code permitted dns:example.com}; empty for the whole
 * @param message what was found and why it matters, one sentence in lower case without a period
 * @param fix what to do about it, in the same style
 */
public record Finding(FindingCode kind, Severity severity, String place, String message, String fix) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }

    /** The stable code, in lower case with hyphens. */
    public String code() {
        return kind.code();
    }

    /** The finding as text, such as {@code permitted dns:example.com: it is listed twice}. */
    public String text() {
        return place.isEmpty() ? message : shownPlace() + ": " + message;
    }

    /** The place, in which an empty constraint such as {@code dns:} is quoted: two colons in a row look like a slip. */
    private String shownPlace() {
        int constraint = place.lastIndexOf(' ') + 1;
        return place.endsWith(":") ? place.substring(0, constraint) + "'" + place.substring(constraint) + "'" : place;
    }

    /** The finding as text with its code, such as {@code csr: its subject is empty [csr-subject]}. */
    public String textWithCode() {
        return text() + " [" + code() + "]";
    }

    /** The same finding with another severity. */
    public Finding at(Severity other) {
        return new Finding(kind, other, place, message, fix);
    }
}
