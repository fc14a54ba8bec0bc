/**
 * Judges certificates as a function of what is given: octets and a set of CAs. Start at {@link
 * io.github.pcaconstrain.audit.judging.KnownCas}. {@link io.github.pcaconstrain.audit.judging.CaFinder} finds the CAs, and
 * {@link io.github.pcaconstrain.audit.judging.Judge} judges everything else, in any number of processes. It must not
 * know where the octets come from, nor AWS.
 */
@NullMarked
package io.github.pcaconstrain.audit.judging;

import org.jspecify.annotations.NullMarked;
