/**
 * Creates a subordinate CA from a file, at most once: {@link io.github.pcaconstrain.creation.CaDefinitionReader} reads the
 * file, and {@link io.github.pcaconstrain.creation.NewCa} finds the CA or creates it. This package neither prints nor
 * prompts.
 */
@NullMarked
package io.github.pcaconstrain.creation;

import org.jspecify.annotations.NullMarked;
