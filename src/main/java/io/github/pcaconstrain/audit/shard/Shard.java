package io.github.pcaconstrain.audit.shard;

import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.result.BatchResult;
import java.util.Objects;

/**
 * What one machine contributes to an audit.
 *
 * @param share which machine it is, of how many
 * @param basis what all shards have in common
 * @param part what was judged of the share
 */
public record Shard(Share share, Basis basis, BatchResult part) {
    public Shard {
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(part, "part");
    }
}
