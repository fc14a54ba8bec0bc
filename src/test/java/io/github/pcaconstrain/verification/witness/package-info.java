@NullMarked
package io.github.pcaconstrain.verification.witness;

import org.jspecify.annotations.NullMarked;
