@NullMarked
package io.github.pcaconstrain.sandbox.http;

import org.jspecify.annotations.NullMarked;
