/**
 * All failures that a user can fix, with one type for each. Start at {@link
 * io.github.pcaconstrain.failure.UserFacingException}. A violated invariant is not such a failure: it is an {@link
 * IllegalStateException}, and is reported as an internal error.
 */
@NullMarked
package io.github.pcaconstrain.failure;

import org.jspecify.annotations.NullMarked;
