/**
 * The command {@code issue}: has a CA sign a constrained subordinate. Start at {@link
 * io.github.pcaconstrain.cli.issue.IssueCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.issue;

import org.jspecify.annotations.NullMarked;
