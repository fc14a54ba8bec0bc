@NullMarked
package io.github.pcaconstrain.issuance;

import org.jspecify.annotations.NullMarked;
