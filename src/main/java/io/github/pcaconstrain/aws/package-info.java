/**
 * The ports of {@code ca} on the AWS SDK for Java, the only package that knows it. Start at
 * {@link io.github.pcaconstrain.aws.AwsClients}.
 */
@NullMarked
package io.github.pcaconstrain.aws;

import org.jspecify.annotations.NullMarked;
