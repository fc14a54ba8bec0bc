/**
 * Who may sign around the constraints of a CA: the questions, and the findings. Start at
 * {@link io.github.pcaconstrain.audit.access.AccessAudit}.
 */
@NullMarked
package io.github.pcaconstrain.audit.access;

import org.jspecify.annotations.NullMarked;
