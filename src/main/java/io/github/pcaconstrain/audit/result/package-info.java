/**
 * What an audit finds, in parts that can be put together in any order: findings, counts, and the certificates of each
 * issuer. Start at {@link io.github.pcaconstrain.audit.result.BatchResult}. It must not know how certificates are read or
 * judged.
 */
@NullMarked
package io.github.pcaconstrain.audit.result;

import org.jspecify.annotations.NullMarked;
