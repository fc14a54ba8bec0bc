package io.github.pcaconstrain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class JUnitXmlTest {
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789Z");

    @Test
    void everyOutcomeIsWrittenAsCiServersReadIt() throws IOException {
        TestSuite suite = new TestSuite(
                "test of arn:aws:acm-pca:eu-west-1:1:certificate-authority/1",
                TIME,
                List.of(
                        new TestCase("permitted", "a.example.com", new TestOutcome.Passed()),
                        new TestCase(
                                "excluded",
                                "dns:\"b\" <c> & 'd'",
                                new TestOutcome.Failed("it was issued", "serial 1\n  ]]> & <more>")),
                        new TestCase("excluded", "e", new TestOutcome.Errored("timed out", "")),
                        new TestCase("excluded", "f", new TestOutcome.Skipped("no such form"))));

        compare("junit.xml", write(suite));
    }

    @Test
    void whatXmlDoesNotAllowIsReplaced() throws Exception {
        String hostile = "a\u0000b\u001b[31m\ud800c\udfff\ufffe\uffff \ud83d\ude00 \u00e9";
        String replaced = "a\ufffdb\ufffd[31m\ufffdc\ufffd\ufffd\ufffd \ud83d\ude00 \u00e9";
        TestSuite suite = new TestSuite(
                hostile,
                TIME,
                List.of(new TestCase(hostile, "x\ny", new TestOutcome.Failed(hostile, hostile + "\nz"))));

        Element root = parse(write(suite)).getDocumentElement();
        Element test = (Element) root.getElementsByTagName("testcase").item(0);
        Element failure = (Element) root.getElementsByTagName("failure").item(0);

        assertThat(root.getAttribute("name")).isEqualTo(replaced);
        assertThat(test.getAttribute("classname")).isEqualTo(replaced);
        assertThat(test.getAttribute("name")).isEqualTo("x y");
        assertThat(failure.getAttribute("message")).isEqualTo(replaced);
        assertThat(failure.getTextContent()).isEqualTo(replaced + "\nz");
    }

    @Test
    void aStreamThatTakesNoMoreIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> JUnitXml.write(new TestSuite("x", TIME, List.of()), full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("full");
    }

    private static byte[] write(TestSuite suite) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JUnitXml.write(suite, out);
        return out.toByteArray();
    }

    private static Document parse(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static void compare(String file, byte[] actual) {
        Golden.compare(Golden.file("report/" + file), new String(actual, java.nio.charset.StandardCharsets.UTF_8));
    }
}
