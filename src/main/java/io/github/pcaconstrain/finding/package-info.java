/**
 * The results of checks: findings with their severity. This package contains only data, and depends neither on the
 * checks nor on the output.
 */
@NullMarked
package io.github.pcaconstrain.finding;

import org.jspecify.annotations.NullMarked;
