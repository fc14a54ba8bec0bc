/**
 * One probe, and the two services through which it can be sent, ACM and AWS Private CA itself. Start at {@link
 * io.github.pcaconstrain.probing.channel.Channel}.
 */
@NullMarked
package io.github.pcaconstrain.probing.channel;

import org.jspecify.annotations.NullMarked;
