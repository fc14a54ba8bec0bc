@NullMarked
package io.github.pcaconstrain.installation;

import org.jspecify.annotations.NullMarked;
