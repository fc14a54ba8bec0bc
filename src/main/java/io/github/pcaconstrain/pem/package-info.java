/**
 * The one reader of PEM and DER files, so that what a file holds does not depend on the command that reads it. Whatever
 * looks like a block is read or is an error with its line; nothing is skipped. Start at
 * {@link io.github.pcaconstrain.pem.PemFile} for whole files, and at {@link io.github.pcaconstrain.pem.PemParser} for what
 * happens to a text: {@code PemScanner} finds blocks, {@code BlockContent} judges what they hold, and {@code TextBetween}
 * what stands between them.
 */
@NullMarked
package io.github.pcaconstrain.pem;

import org.jspecify.annotations.NullMarked;
