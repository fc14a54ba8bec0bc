/**
 * Tests a CA by having it, or ACM through it, issue certificates for names that its constraints allow and for names
 * that they refuse. Start at {@link io.github.pcaconstrain.probing.ProbePlanner} (what is asked) and {@link
 * io.github.pcaconstrain.probing.ProbeRun} (the asking, and the removal of what it made).
 */
@NullMarked
package io.github.pcaconstrain.probing;

import org.jspecify.annotations.NullMarked;
