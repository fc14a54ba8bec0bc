/**
 * All of a CA's change in one: issue, install, test. {@link io.github.pcaconstrain.workflow.Journal} keeps what was done,
 * so that a run that was cut off anywhere goes on where it was; {@link io.github.pcaconstrain.workflow.RunState} tells from
 * it whether a run begins, goes on, or would take the place of another; {@link
 * io.github.pcaconstrain.workflow.ApplyRun} does the steps. Nothing here prints or asks.
 */
@NullMarked
package io.github.pcaconstrain.workflow;

import org.jspecify.annotations.NullMarked;
