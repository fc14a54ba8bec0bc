package io.github.pcaconstrain.workflow;

import java.util.Objects;

/**
 * A difference between the current certificate of a CA and the requested one.
 *
 * @param aspect what differs, such as {@code path length}
 * @param now the current value
 * @param asked the requested value
 * @param isGround whether it requires a new certificate; false if the user did not explicitly request the value
 */
public record CertificateDifference(String aspect, String now, String asked, boolean isGround) {
    public CertificateDifference {
        Objects.requireNonNull(aspect, "aspect");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(asked, "asked");
    }

    /** The difference in words. */
    public String text() {
        return aspect + ": " + now + ", but " + asked + " was requested";
    }
}
