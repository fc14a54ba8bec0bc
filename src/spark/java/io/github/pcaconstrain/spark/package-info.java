/**
 * The audit of certificates on Apache Spark, for more of them than one machine can read. It decides nothing itself: each
 * row is judged by the same classes as in the command {@code audit}. Start at {@link
 * io.github.pcaconstrain.spark.AuditJob}. Compiled by the profile {@code spark} alone; the tool does not contain it.
 */
@NullMarked
package io.github.pcaconstrain.spark;

import org.jspecify.annotations.NullMarked;
