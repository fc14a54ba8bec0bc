/** Tests of faults, and of how the AWS SDK takes them. */
@NullMarked
package io.github.pcaconstrain.sandbox.fault;

import org.jspecify.annotations.NullMarked;
