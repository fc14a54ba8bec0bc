package io.github.pcaconstrain.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes test results in the XML format of JUnit's runners for Ant and Maven, which CI servers read: one
 * {@code testsuite} with {@code testcase} elements, in UTF-8. Characters that XML 1.0 (section 2.2) does not allow are
 * replaced by U+FFFD. Line ends in attributes are written as spaces, which is what a parser would make of them.
 */
public final class JUnitXml {
    private static final int REPLACEMENT = 0xfffd;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes a suite; the stream is left open.
     *
     * @throws IOException if the stream cannot be written to
     */
    public static void write(TestSuite suite, OutputStream out) throws IOException {
        try {
            // The JDK's own factory: the class path and system properties must not affect a report.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(unclosed(out), StandardCharsets.UTF_8.name());
            new JUnitXml(xml).write(suite);
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
    }

    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] octets, int from, int length) throws IOException {
                out.write(octets, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private void write(TestSuite suite) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        newLine("");
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("timestamp", TIMESTAMP.format(LocalDateTime.ofInstant(suite.timestamp(), ZoneOffset.UTC)));
        attribute("tests", String.valueOf(suite.cases().size()));
        attribute("failures", String.valueOf(suite.count(TestOutcome.Failed.class)));
        attribute("errors", String.valueOf(suite.count(TestOutcome.Errored.class)));
        attribute("skipped", String.valueOf(suite.count(TestOutcome.Skipped.class)));
        for (TestCase test : suite.cases()) {
            write(test);
        }
        newLine("");
        xml.writeEndElement();
        newLine("");
        xml.writeEndDocument();
    }

    private void write(TestCase test) throws XMLStreamException {
        newLine("  ");
        if (test.outcome() instanceof TestOutcome.Passed) {
            xml.writeEmptyElement("testcase");
            attributes(test);
            return;
        }
        xml.writeStartElement("testcase");
        attributes(test);
        newLine("    ");
        if (test.outcome() instanceof TestOutcome.Failed failed) {
            problem("failure", failed.message(), failed.detail());
        } else if (test.outcome() instanceof TestOutcome.Errored errored) {
            problem("error", errored.message(), errored.detail());
        } else if (test.outcome() instanceof TestOutcome.Skipped skipped) {
            xml.writeEmptyElement("skipped");
            attribute("message", skipped.message());
        }
        newLine("  ");
        xml.writeEndElement();
    }

    private void attributes(TestCase test) throws XMLStreamException {
        attribute("classname", test.className());
        attribute("name", test.name());
    }

    private void problem(String element, String message, String detail) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", message);
        xml.writeCharacters(allowed(detail));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value).replaceAll("[\\t\\n\\r]", " "));
    }

    private void newLine(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    /** The text, with U+FFFD in place of every character that is not a Char of XML 1.0, such as a lone surrogate. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> allowed.appendCodePoint(isAllowed(c) ? c : REPLACEMENT));
        return allowed.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
