/** The command {@code csr}: the CSR of a CA, verified. */
@NullMarked
package io.github.pcaconstrain.cli.csr;

import org.jspecify.annotations.NullMarked;
