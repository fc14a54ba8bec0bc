/**
 * The sandbox's page at {@code /}, which shows its contents and the most recent calls.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.page.PageFront}. Everything is in the HTML that the server writes.
 * The script only refreshes it and adds buttons for copying. Nothing is loaded from elsewhere.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.page;

import org.jspecify.annotations.NullMarked;
