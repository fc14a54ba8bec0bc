@NullMarked
package io.github.pcaconstrain.audit.result;

import org.jspecify.annotations.NullMarked;
