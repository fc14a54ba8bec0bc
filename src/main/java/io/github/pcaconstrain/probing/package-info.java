/**
 * Tests a CA by having it, or ACM through it, issue certificates for names that its constraints allow and for names
 * that they refuse. Start at {@link io.github.pcaconstrain.probing.ProbePlanner} (which names are tested) and {@link
 * io.github.pcaconstrain.probing.ProbeRun} (the test, and the removal of its certificates).
 */
@NullMarked
package io.github.pcaconstrain.probing;

import org.jspecify.annotations.NullMarked;
