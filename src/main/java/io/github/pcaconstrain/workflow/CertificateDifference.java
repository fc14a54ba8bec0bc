package io.github.pcaconstrain.workflow;

import java.util.Objects;

/**
 * How the certificate that a CA has differs from the one that is requested.
 *
 * @param aspect what differs, such as {@code path length}
 * @param now what it is
 * @param asked what is asked for
 * @param isGround whether it takes another certificate; not, for what nobody has asked for in so many words
 */
public record CertificateDifference(String aspect, String now, String asked, boolean isGround) {
    public CertificateDifference {
        Objects.requireNonNull(aspect, "aspect");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(asked, "asked");
    }

    /** For a reader. */
    public String text() {
        return aspect + ": " + now + ", but " + asked + " was requested";
    }
}
