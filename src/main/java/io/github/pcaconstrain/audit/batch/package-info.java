/**
 * The two readings of sources: their contents in batches, which several threads process and one takes back in order. Start
 * at {@link io.github.pcaconstrain.audit.batch.Pipeline}.
 */
@NullMarked
package io.github.pcaconstrain.audit.batch;

import org.jspecify.annotations.NullMarked;
