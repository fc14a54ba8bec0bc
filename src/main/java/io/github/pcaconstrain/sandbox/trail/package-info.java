/**
 * Records of calls as CloudTrail writes them, for {@code --cloudtrail}.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.trail.CloudTrail}. {@code docs/reference/cloudtrail.md} tells where the
 * shape of the records comes from, and what is assumed.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.trail;

import org.jspecify.annotations.NullMarked;
