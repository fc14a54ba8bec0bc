package io.github.pcaconstrain.policy;

/** Which list a subtree stands in. Doubt widens what is excluded and narrows what is permitted. */
enum Side {
    PERMITTED,
    EXCLUDED
}
