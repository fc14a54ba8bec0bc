package io.github.pcaconstrain.probing;

/**
 * A certificate of a test that could not be removed.
 *
 * @param certificate its ARN
 * @param reason the reason
 * @param command the AWS CLI command that removes it
 */
public record Leftover(String certificate, String reason, String command) {}
