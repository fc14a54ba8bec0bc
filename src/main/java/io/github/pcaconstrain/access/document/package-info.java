/**
 * Reads IAM policies, and the entities of an account that have them. Start at
 * {@link io.github.pcaconstrain.access.document.IamFileReader}.
 */
@NullMarked
package io.github.pcaconstrain.access.document;

import org.jspecify.annotations.NullMarked;
