/**
 * ApiPassthrough, the JSON in which AWS Private CA takes extensions, and the resources of infrastructure tools that
 * hold it. Start at {@link io.github.pcaconstrain.encoding.passthrough.ApiPassthrough}.
 */
@NullMarked
package io.github.pcaconstrain.encoding.passthrough;

import org.jspecify.annotations.NullMarked;
