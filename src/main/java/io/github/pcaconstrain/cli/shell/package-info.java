/**
 * Connects commands with their surroundings: the console, files, the environment, help, failures and exit codes. The
 * rules for what is printed where are in {@link io.github.pcaconstrain.cli.shell.Console}.
 */
@NullMarked
package io.github.pcaconstrain.cli.shell;

import org.jspecify.annotations.NullMarked;
