/**
 * Certificates that AWS holds, as sources of an audit: of CAs, of whole regions, of ACM, and those that an audit report of
 * AWS Private CA names. They ask through the port {@code ca}, so nothing here knows the SDK. Start at
 * {@link io.github.pcaconstrain.audit.fleet.Fleet}.
 */
@NullMarked
package io.github.pcaconstrain.audit.fleet;

import org.jspecify.annotations.NullMarked;
