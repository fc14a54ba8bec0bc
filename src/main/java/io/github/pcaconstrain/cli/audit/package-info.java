/**
 * The command {@code audit}: many certificates, held to the constraints above them. Start at {@link
 * io.github.pcaconstrain.cli.audit.AuditCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.audit;

import org.jspecify.annotations.NullMarked;
