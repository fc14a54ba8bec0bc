/**
 * What surrounds the CAs of an audit in AWS Private CA: their settings, and who shares them. Start at
 * {@link io.github.pcaconstrain.audit.surroundings.SurroundingsAudit}.
 */
@NullMarked
package io.github.pcaconstrain.audit.surroundings;

import org.jspecify.annotations.NullMarked;
