/**
 * The CAs of an audit and the paths among them: who issued whom, and what the constraints of every path say of the
 * names below. Start at {@link io.github.pcaconstrain.audit.path.CaGraph} (who stands above whom) and {@link
 * io.github.pcaconstrain.audit.path.IssuerConstraints} (what that means for names).
 */
@NullMarked
package io.github.pcaconstrain.audit.path;

import org.jspecify.annotations.NullMarked;
