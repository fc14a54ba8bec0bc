/**
 * Every failure that a user can mend, one type each. Start at
 * {@link io.github.pcaconstrain.failure.UserFacingException}. A broken invariant of ours is no such failure: it is an
 * {@link IllegalStateException} and ends as a bug report.
 */
@NullMarked
package io.github.pcaconstrain.failure;

import org.jspecify.annotations.NullMarked;
