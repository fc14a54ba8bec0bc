@NullMarked
package io.github.pcaconstrain.report;

import org.jspecify.annotations.NullMarked;
