/**
 * The CAs of an audit and the paths between them: who issued whom, and how the constraints of each path apply to the
 * names below. Start at {@link io.github.pcaconstrain.audit.path.CaGraph} (which CA is above which) and {@link
 * io.github.pcaconstrain.audit.path.IssuerConstraints} (what that means for names).
 */
@NullMarked
package io.github.pcaconstrain.audit.path;

import org.jspecify.annotations.NullMarked;
