/**
 * The initial contents of a sandbox: CAs, permissions and certificates from a file.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.seed.Seed}, which reads the file; {@code Seeding} creates its
 * contents with the operations that a client would call. Name constraints are encoded by Bouncy Castle, so no code is
 * shared with the tool's reader of policies.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.seed;

import org.jspecify.annotations.NullMarked;
