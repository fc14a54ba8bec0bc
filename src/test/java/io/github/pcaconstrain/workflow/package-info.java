@NullMarked
package io.github.pcaconstrain.workflow;

import org.jspecify.annotations.NullMarked;
