@NullMarked
package io.github.pcaconstrain.access.document;

import org.jspecify.annotations.NullMarked;
