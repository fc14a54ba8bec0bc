/** The IAM policies of {@code examples/iam}, held to the requests that the commands make. */
@NullMarked
package io.github.pcaconstrain.iam;

import org.jspecify.annotations.NullMarked;
