/**
 * Options of several commands, and the AWS sessions that they open. Start at
 * {@link io.github.pcaconstrain.cli.option.CommonOptions}.
 */
@NullMarked
package io.github.pcaconstrain.cli.option;

import org.jspecify.annotations.NullMarked;
