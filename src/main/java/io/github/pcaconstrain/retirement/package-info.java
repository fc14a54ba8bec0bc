/**
 * Ends a CA: {@link io.github.pcaconstrain.retirement.RetirementPlan} has what depends on it and what is to be done, {@link
 * io.github.pcaconstrain.retirement.RetirementRun} does it. This package neither prints nor prompts.
 */
@NullMarked
package io.github.pcaconstrain.retirement;

import org.jspecify.annotations.NullMarked;
