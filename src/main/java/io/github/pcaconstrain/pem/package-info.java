/**
 * The one reader of PEM and DER files, so that what a file contains does not depend on the command that reads it.
 * Anything that looks like a block is either read or reported as an error with its line; nothing is skipped. Start at
 * {@link io.github.pcaconstrain.pem.PemFile} for whole files, and at {@link io.github.pcaconstrain.pem.PemParser} for
 * the parsing of a text: {@code PemScanner} finds blocks, {@code BlockContent} reads their content, and {@code
 * TextBetween} checks the text between them.
 */
@NullMarked
package io.github.pcaconstrain.pem;

import org.jspecify.annotations.NullMarked;
