/**
 * Where audited certificates come from: files, folders, key stores, TLS endpoints. Start at
 * {@link io.github.pcaconstrain.audit.source.Source}; a new kind of source implements it and knows nothing of the audit.
 */
@NullMarked
package io.github.pcaconstrain.audit.source;

import org.jspecify.annotations.NullMarked;
