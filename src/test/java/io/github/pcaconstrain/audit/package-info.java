@NullMarked
package io.github.pcaconstrain.audit;

import org.jspecify.annotations.NullMarked;
