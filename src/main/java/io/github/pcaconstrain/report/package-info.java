/**
 * Writes findings as JUnit XML, SARIF, CSV and HTML, whatever found them. Start at
 * {@link io.github.pcaconstrain.report.JUnitXml} for tests, and at {@link io.github.pcaconstrain.report.HtmlPage} for
 * pages.
 */
@NullMarked
package io.github.pcaconstrain.report;

import org.jspecify.annotations.NullMarked;
