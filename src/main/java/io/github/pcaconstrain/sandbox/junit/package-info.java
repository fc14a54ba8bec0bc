/**
 * A sandbox for JUnit tests: an AWS endpoint with a root and a subordinate CA.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.junit.SandboxExtension}. Nothing else in the tool uses this package, and JUnit is
 * not in its jar.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.junit;

import org.jspecify.annotations.NullMarked;
