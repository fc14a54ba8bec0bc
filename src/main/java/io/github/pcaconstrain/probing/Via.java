package io.github.pcaconstrain.probing;

/** Through which service names are tried. */
public enum Via {
    /** RequestCertificate of ACM: DNS names only, free of charge as long as nothing is exported. */
    ACM("acm"),
    /** IssueCertificate of AWS Private CA with a CSR of our own: every form; each certificate is charged for. */
    PCA("pca");

    private final String label;

    Via(String label) {
        this.label = label;
    }

    /** Its name on the command line and in reports. */
    public String label() {
        return label;
    }
}
