/**
 * Interfaces to a private CA service and a certificate manager, and the records that they use. Start at {@link
 * io.github.pcaconstrain.ca.PrivateCa}. Names and shapes follow AWS Private CA and ACM, but no types of the AWS SDK are
 * used.
 */
@NullMarked
package io.github.pcaconstrain.ca;

import org.jspecify.annotations.NullMarked;
