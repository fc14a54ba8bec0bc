/**
 * Names that certificates present, and their syntax: hosts, mailboxes, URIs, addresses, directory names. Start at
 * {@link io.github.pcaconstrain.policy.name.PresentedName}.
 */
@NullMarked
package io.github.pcaconstrain.policy.name;

import org.jspecify.annotations.NullMarked;
