@NullMarked
package io.github.pcaconstrain.audit.judging;

import org.jspecify.annotations.NullMarked;
