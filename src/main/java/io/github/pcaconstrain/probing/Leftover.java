package io.github.pcaconstrain.probing;

/**
 * A certificate of a test that could not be removed.
 *
 * @param certificate its ARN
 * @param reason why not
 * @param command what removes it by hand, with the AWS CLI
 */
public record Leftover(String certificate, String reason, String command) {}
