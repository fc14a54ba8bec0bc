package io.github.pcaconstrain.probing.channel;

import java.time.Duration;

/** Through which service names are tried. */
public enum ProbeService {
    /** RequestCertificate of ACM: DNS names only, free of charge as long as nothing is exported. */
    ACM("acm", Duration.ofMinutes(58)),
    /** IssueCertificate of AWS Private CA with a CSR of our own: every form; each certificate is charged for. */
    PCA("pca", Duration.ofMinutes(4));

    private final String label;
    private final Duration remembered;

    ProbeService(String label, Duration remembered) {
        this.label = label;
        this.remembered = remembered;
    }

    /**
     * How long the service remembers an idempotency token, less some for clocks that differ: an hour (API reference of ACM,
     * RequestCertificate) or five minutes (API reference of AWS Private CA, IssueCertificate).
     */
    Duration remembered() {
        return remembered;
    }

    /** Its name on the command line and in reports. */
    public String label() {
        return label;
    }
}
