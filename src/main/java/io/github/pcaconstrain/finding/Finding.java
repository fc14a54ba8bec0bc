package io.github.pcaconstrain.finding;

import java.util.Objects;

/**
 * Something that a check found.
 *
 * @param code the stable code of the rule, in lower case with hyphens
 * @param severity how grave it is
 * @param place what it speaks of, such as {@code permitted dns:example.com}; empty for the whole
 * @param message what was found and why it matters, one sentence in lower case without a period
 * @param fix what to do about it, likewise
 */
public record Finding(String code, Severity severity, String place, String message, String fix) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }
}
