package io.github.pcaconstrain.ca;

/** Whether a CA signs its own certificate. */
public enum CaType {
    ROOT,
    SUBORDINATE,
    /** A value that this version does not know. */
    UNKNOWN
}
