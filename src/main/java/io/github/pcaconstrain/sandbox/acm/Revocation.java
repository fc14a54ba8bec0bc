package io.github.pcaconstrain.sandbox.acm;

import java.time.Instant;

/** That a certificate was revoked: when, and why by the API's name. */
record Revocation(Instant at, String reason) {}
