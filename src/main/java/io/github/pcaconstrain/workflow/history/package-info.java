/**
 * The certificates that this machine knows from earlier runs, so that an old certificate is not taken for a new one. Start
 * at {@link io.github.pcaconstrain.workflow.history.MachineHistory}.
 */
@NullMarked
package io.github.pcaconstrain.workflow.history;

import org.jspecify.annotations.NullMarked;
