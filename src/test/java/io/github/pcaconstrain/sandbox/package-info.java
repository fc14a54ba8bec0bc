/** Tests of the sandbox, with the AWS SDK and with raw HTTP. */
@NullMarked
package io.github.pcaconstrain.sandbox;

import org.jspecify.annotations.NullMarked;
