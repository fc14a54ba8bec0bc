package io.github.pcaconstrain.finding;

import java.util.Objects;

/**
 * Something that a check found.
 *
 * @param kind what it is an instance of
 * @param severity how grave it is: that of its kind, unless the circumstances make it milder
 * @param place what it is about, such as {@code permitted dns:example.com}; empty for the whole
 * @param message what was found and why it matters, one sentence in lower case without a period
 * @param fix what to do about it, likewise
 */
public record Finding(FindingCode kind, Severity severity, String place, String message, String fix) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }

    /** The stable code of its kind, in lower case with hyphens. */
    public String code() {
        return kind.code();
    }

    /** The finding for a reader, such as {@code permitted dns:example.com: it is listed twice}. */
    public String text() {
        return place.isEmpty() ? message : place + ": " + message;
    }

    /** The same with its code, such as {@code csr: its subject is empty [csr-subject]}. */
    public String textWithCode() {
        return text() + " [" + code() + "]";
    }

    /** The same finding with another severity. */
    public Finding at(Severity other) {
        return new Finding(kind, other, place, message, fix);
    }
}
