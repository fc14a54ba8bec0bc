/**
 * Audits many certificates: sorts them into chains and reports what is wrong with them. Start at {@link
 * io.github.pcaconstrain.audit.Audit}. Certificates come from {@code audit.source}; {@code audit.fast} reads the common
 * ones without building objects.
 */
@NullMarked
package io.github.pcaconstrain.audit;

import org.jspecify.annotations.NullMarked;
