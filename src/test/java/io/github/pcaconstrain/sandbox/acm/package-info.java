/** Tests of ACM by the AWS SDK, over HTTP. */
@NullMarked
package io.github.pcaconstrain.sandbox.acm;

import org.jspecify.annotations.NullMarked;
