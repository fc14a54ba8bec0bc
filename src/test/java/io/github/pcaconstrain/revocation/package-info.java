@NullMarked
package io.github.pcaconstrain.revocation;

import org.jspecify.annotations.NullMarked;
