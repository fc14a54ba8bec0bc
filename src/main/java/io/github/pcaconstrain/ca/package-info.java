/**
 * What the workflow asks of a private CA service and of a certificate manager: two ports and the records that go through
 * them. Start at {@link io.github.pcaconstrain.ca.PrivateCa}. Names and shapes are those of AWS Private CA and ACM, but no
 * type of the AWS SDK stands here.
 */
@NullMarked
package io.github.pcaconstrain.ca;

import org.jspecify.annotations.NullMarked;
