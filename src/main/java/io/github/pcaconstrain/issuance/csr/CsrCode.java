package io.github.pcaconstrain.issuance.csr;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** Findings about a CSR, regardless of what will be issued for it. */
public enum CsrCode implements EnumeratedCode {
    CSR_SIGNATURE(error(
            "RFC 2986, section 4.2",
            "The CSR is not signed with its own key, so it may have been altered.",
            "fetch it again, or create a new one with the key")),
    CSR_SUBJECT(error(
            "RFC 5280, section 4.1.2.6",
            "The CSR's subject is empty, but a CA needs a name, which is the issuer of every certificate that it "
                    + "signs.",
            "create a CSR with a subject")),
    CSR_KEY(error(
            "own rule: it is the CSR of another CA",
            "The CSR's key has a different algorithm from the CA's key, so this is not the CA's CSR.",
            "check that --csr and --ca belong to the same CA")),
    CSR_SUBJECT_DIFFERS(warning(
            "own rule: it may be the CSR of another CA",
            "The CSR's subject lacks parts of the subject that the CA is configured with.",
            "check that it is the CSR of this CA")),
    CSR_KEY_WEAK(error(
            "NIST SP 800-57 part 1, table 2",
            "The CSR has an RSA key of less than 2048 bits, or one that is not a valid RSA key.",
            "create a CSR with another key")),
    CSR_KEY_UNSUPPORTED(error(
            "AWS Private CA API Reference, CreateCertificateAuthority",
            "The CSR has a key of a type or size that AWS Private CA does not support for a CA.",
            "create a CSR with a supported key, such as RSA_2048 or EC_prime256v1"));

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
