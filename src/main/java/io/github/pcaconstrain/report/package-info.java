/**
 * Shows findings: JUnit XML, SARIF, CSV, JSON, HTML and text. It sees what was found, not who found it. Start at
 * {@link io.github.pcaconstrain.report.JUnitXml} for tests.
 */
@NullMarked
package io.github.pcaconstrain.report;

import org.jspecify.annotations.NullMarked;
