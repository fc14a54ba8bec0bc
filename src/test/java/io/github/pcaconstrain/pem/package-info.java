/** Tests of the reader of PEM. */
@org.jspecify.annotations.NullMarked
package io.github.pcaconstrain.pem;
