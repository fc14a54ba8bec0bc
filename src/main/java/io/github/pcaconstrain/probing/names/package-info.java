/**
 * Names in and around a constraint that are worth testing. Start at {@link
 * io.github.pcaconstrain.probing.names.Candidate}.
 */
@NullMarked
package io.github.pcaconstrain.probing.names;

import org.jspecify.annotations.NullMarked;
