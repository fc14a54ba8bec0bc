/**
 * Sources of an audit in AWS: the certificates of CAs, of whole regions, in ACM, and in audit reports of AWS Private
 * CA. They use the interfaces of {@code ca}, so nothing here depends on the SDK. Start at {@link
 * io.github.pcaconstrain.audit.fleet.Fleet}.
 */
@NullMarked
package io.github.pcaconstrain.audit.fleet;

import org.jspecify.annotations.NullMarked;
