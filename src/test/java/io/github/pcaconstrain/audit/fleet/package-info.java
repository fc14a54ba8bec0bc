@NullMarked
package io.github.pcaconstrain.audit.fleet;

import org.jspecify.annotations.NullMarked;
