package io.github.pcaconstrain.finding;

/** The code of a finding, with its documentation. Codes are an interface: their meaning never changes. */
public interface FindingCode {
    /** The stable code, in lower case with hyphens. */
    String code();

    /** The severity of its findings. */
    Severity severity();

    /** Its source: an RFC and section, a document, or "own rule" with the reason. */
    String source();

    /** What it means and why it matters, in a few sentences. */
    String explanation();

    /** What to do about a finding, in lower case without a period. */
    String fix();

    /** Creates a finding about a place, or about the whole if the place is empty. */
    default Finding finding(String place, String message) {
        return finding(place, message, fix());
    }

    /** Creates a finding with a specific fix. */
    default Finding finding(String place, String message, String fix) {
        return new Finding(this, severity(), place, message, fix);
    }
}
