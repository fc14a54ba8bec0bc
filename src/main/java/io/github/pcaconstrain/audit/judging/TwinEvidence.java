package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.ParsedCertificate;
import java.util.List;
import java.util.Optional;

/** What is known of the revocation of CA certificates, where somebody was asked about it. Thread-safe. */
public interface TwinEvidence {
    /** What says that a certificate is revoked, in words; empty if nothing does. */
    Optional<String> evidence(ParsedCertificate twin, List<ParsedCertificate> issuers);

    /** The command that revokes the certificate with this serial number, if it can be told. */
    Optional<String> revokeCommand(String serial, List<ParsedCertificate> issuers);
}
