/**
 * Who may do what in AWS, as far as policies prove it: IAM policies and how AWS evaluates them, in three values. Start at
 * {@link io.github.pcaconstrain.access.AccessEvaluator}.
 */
@NullMarked
package io.github.pcaconstrain.access;

import org.jspecify.annotations.NullMarked;
