/**
 * The documentation, held to what the tool does: every console session in it is run and compared, every example policy
 * is read, and every result in JSON is held to its schema.
 */
@NullMarked
package io.github.pcaconstrain.docs;

import org.jspecify.annotations.NullMarked;
