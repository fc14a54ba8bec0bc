/**
 * Implements the interfaces of {@code ca} with the AWS SDK for Java, which no other package uses. Start at {@link
 * io.github.pcaconstrain.aws.AwsClients}.
 */
@NullMarked
package io.github.pcaconstrain.aws;

import org.jspecify.annotations.NullMarked;
