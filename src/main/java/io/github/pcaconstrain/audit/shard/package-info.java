/**
 * Audits that several machines share: what each stores, and how it is put together. Start at {@link
 * io.github.pcaconstrain.audit.shard.Shards}. It must not know how anything is judged.
 */
@NullMarked
package io.github.pcaconstrain.audit.shard;

import org.jspecify.annotations.NullMarked;
