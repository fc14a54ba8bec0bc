/**
 * Which policy fits the names in use: counts names by where they lie, folds them into subtrees, and tells why the others
 * are left out. Start at {@link io.github.pcaconstrain.suggest.PolicySearch}.
 */
@NullMarked
package io.github.pcaconstrain.suggest;

import org.jspecify.annotations.NullMarked;
