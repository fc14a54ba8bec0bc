/**
 * What connects a command with its surroundings: the console, files, the environment, help, failures and exit codes.
 * The rules for what is printed where stand in {@link io.github.pcaconstrain.cli.shell.Console}.
 */
@NullMarked
package io.github.pcaconstrain.cli.shell;

import org.jspecify.annotations.NullMarked;
