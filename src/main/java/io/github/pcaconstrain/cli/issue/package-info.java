/**
 * The command {@code issue}: has a CA sign a constrained subordinate. Start at {@link
 * io.github.pcaconstrain.cli.issue.IssueCommand}; then {@link io.github.pcaconstrain.cli.issue.Issuing}, for everything
 * from the moment when nothing blocks it.
 */
@NullMarked
package io.github.pcaconstrain.cli.issue;

import org.jspecify.annotations.NullMarked;
