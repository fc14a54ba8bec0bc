/**
 * The command {@code audit}: checks many certificates against the constraints above them. Start at
 * {@link io.github.pcaconstrain.cli.audit.AuditCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.audit;

import org.jspecify.annotations.NullMarked;
