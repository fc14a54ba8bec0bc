package io.github.pcaconstrain.probing.channel;

import java.time.Duration;

/** The service through which names are tested. */
public enum ProbeService {
    /** RequestCertificate of ACM: DNS names only, free of charge as long as nothing is exported. */
    ACM("acm", Duration.ofMinutes(58)),
    /**
     * IssueCertificate of AWS Private CA with a generated CSR: names of every form; AWS charges for each certificate.
     */
    PCA("pca", Duration.ofMinutes(4));

    private final String label;
    private final Duration remembered;

    ProbeService(String label, Duration remembered) {
        this.label = label;
        this.remembered = remembered;
    }

    /**
     * How long the service remembers an idempotency token, minus a margin for clocks: an hour (API reference of ACM,
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
