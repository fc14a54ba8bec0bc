/** Tests of the accounts, access keys and sessions of the sandbox. */
@NullMarked
package io.github.pcaconstrain.sandbox.identity;

import org.jspecify.annotations.NullMarked;
