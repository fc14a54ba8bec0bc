package io.github.pcaconstrain.sandbox.acm;

import java.time.Instant;

/** When a certificate was revoked, and the reason by its name in the API. */
record Revocation(Instant at, String reason) {}
