package io.github.pcaconstrain.access;

/** What a statement does with the requests that it matches. */
public enum StatementEffect {
    ALLOW,
    DENY
}
