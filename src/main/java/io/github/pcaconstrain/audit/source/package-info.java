/**
 * The sources of audited certificates: files, folders, key stores and TLS endpoints. Start at {@link
 * io.github.pcaconstrain.audit.source.Source}; a new kind of source implements it without depending on the audit.
 */
@NullMarked
package io.github.pcaconstrain.audit.source;

import org.jspecify.annotations.NullMarked;
