/** Tests of what surrounds CAs. */
@NullMarked
package io.github.pcaconstrain.audit.surroundings;

import org.jspecify.annotations.NullMarked;
