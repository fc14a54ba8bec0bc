/**
 * Who calls: the accounts of the sandbox, their access keys and roles, and STS, which tells callers who they are and lets
 * them assume roles.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.identity.Accounts}.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.identity;

import org.jspecify.annotations.NullMarked;
