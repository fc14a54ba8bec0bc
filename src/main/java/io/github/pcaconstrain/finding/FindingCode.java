package io.github.pcaconstrain.finding;

/** A code that findings have, with what a reader is told about it. Codes are an interface: none is given a new meaning. */
public interface FindingCode {
    /** The stable code, in lower case with hyphens. */
    String code();

    /** How grave its findings are. */
    Severity severity();

    /** Where it comes from: RFC and section, document, or "own rule" with the reason. */
    String source();

    /** What it demands and why it matters, a few sentences. */
    String explanation();

    /** What to do about a finding, in lower case without a period. */
    String fix();

    /** A finding about a place, or about the whole where the place is empty. */
    default Finding finding(String place, String message) {
        return finding(place, message, fix());
    }

    /** A finding with a fix for just this case. */
    default Finding finding(String place, String message, String fix) {
        return new Finding(this, severity(), place, message, fix);
    }
}
