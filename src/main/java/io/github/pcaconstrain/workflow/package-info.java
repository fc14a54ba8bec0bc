/**
 * Changes a CA in one run: issue, install, test. {@link io.github.pcaconstrain.workflow.Journal} records what was done,
 * so that an interrupted run can resume; {@link io.github.pcaconstrain.workflow.RunState} determines whether a run
 * starts, resumes, or would replace another one; {@link io.github.pcaconstrain.workflow.ApplyRun} runs the steps. This
 * package neither prints nor prompts.
 */
@NullMarked
package io.github.pcaconstrain.workflow;

import org.jspecify.annotations.NullMarked;
