package io.github.pcaconstrain.sandbox.revocation;

import java.math.BigInteger;
import java.time.Instant;

/** A certificate that its CA has revoked. */
public record RevokedCertificate(BigInteger serial, Instant revokedAt, RevocationReason reason) {}
