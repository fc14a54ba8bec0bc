/**
 * Fuzzing with Jazzer: one small class for each reader, the list of them, and what runs them. A target in another package needs a
 * class that only this package can see. Start at {@link io.github.pcaconstrain.fuzz.FuzzTargets}.
 */
@NullMarked
package io.github.pcaconstrain.fuzz;

import org.jspecify.annotations.NullMarked;
