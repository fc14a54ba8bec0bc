/**
 * Reads and writes ApiPassthrough, the JSON in which AWS Private CA accepts extensions, and the resources of
 * infrastructure tools that contain it. Start at {@link io.github.pcaconstrain.encoding.passthrough.ApiPassthrough}.
 */
@NullMarked
package io.github.pcaconstrain.encoding.passthrough;

import org.jspecify.annotations.NullMarked;
