package io.github.pcaconstrain.cli.init;

import io.github.pcaconstrain.policy.NameConstraints;

/**
 * A policy and its file.
 *
 * @param constraints the policy
 * @param text the file, with comments
 */
record WrittenPolicy(NameConstraints constraints, String text) {
    static WrittenPolicy of(CommentedPolicy policy) {
        return new WrittenPolicy(policy.constraints(), policy.text());
    }
}
