package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.identity.Accounts;
import java.net.URI;
import java.time.Clock;

/**
 * What the page says of the sandbox itself.
 *
 * @param endpoint where it listens
 * @param accounts whose access keys there are
 * @param region for clients while there are no CAs
 * @param clock the sandbox's
 */
public record PageFacts(URI endpoint, Accounts accounts, String region, Clock clock) {}
