package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** What is found in a CSR, whatever is to be issued for it. */
public enum CsrCode implements EnumeratedCode {
    CSR_SIGNATURE(error(
            "RFC 2986, section 4.2",
            "The CSR is not signed with the key that is in it, so it may have been altered on its way.",
            "fetch it again, or make a new one with the key")),
    CSR_SUBJECT(error(
            "RFC 5280, section 4.1.2.6",
            "The CSR's subject is empty, and a CA needs a name: the certificates that it signs have it as their"
                    + " issuer.",
            "make a CSR with a subject")),
    CSR_KEY(error(
            "own rule: it is the CSR of another CA",
            "The key of the CSR is of another algorithm than that of the CA, so it is not this CA's CSR.",
            "check that --csr and --ca are of the same CA")),
    CSR_SUBJECT_DIFFERS(warning(
            "own rule: it may be the CSR of another CA",
            "The subject of the CSR lacks something that the CA is configured with.",
            "check that it is the CSR of this CA")),
    CSR_KEY_WEAK(error(
            "NIST SP 800-57 part 1, table 2",
            "The CSR has an RSA key of less than 2048 bits, or one that is no sound RSA key.",
            "make a CSR with another key")),
    CSR_KEY_UNSUPPORTED(error(
            "AWS Private CA API Reference, CreateCertificateAuthority",
            "The CSR has a key of a kind or size that AWS Private CA does not take for a CA.",
            "make a CSR with a key that it takes, such as RSA_2048 or EC_prime256v1"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    CsrCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
