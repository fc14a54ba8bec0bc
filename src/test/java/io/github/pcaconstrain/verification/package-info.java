@NullMarked
package io.github.pcaconstrain.verification;

import org.jspecify.annotations.NullMarked;
