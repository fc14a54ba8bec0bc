/**
 * Who did have CAs sign, according to CloudTrail: the records, what is kept of them, and the findings. Start at
 * {@link io.github.pcaconstrain.audit.trail.TrailAudit}.
 *
 * <p>{@code docs/reference/cloudtrail.md} describes the records, with sources, and marks what is assumed.
 */
@NullMarked
package io.github.pcaconstrain.audit.trail;

import org.jspecify.annotations.NullMarked;
