package io.github.pcaconstrain.audit.source;

import static io.github.pcaconstrain.fuzz.Expectation.expect;
import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Files with certificates: where {@code verify} can read all of one, {@code audit} reads the same certificates. */
public final class ContentTarget {
    private ContentTarget() {}

    public static void read(byte[] input) throws IOException {
        HeardCertificates heard = new HeardCertificates();
        boolean seen =
                new ContentReader("input", place -> Optional.empty(), heard).read(new ByteArrayInputStream(input));
        List<CertificateContents> full;
        try {
            full = CertificateReader.read("input", input);
        } catch (UnreadableInputException refused) {
            return;
        }
        expect(seen, () -> "no certificate is seen");
        same(heard.problems(), List.of(), "what audit cannot read");
        same(
                heard.certificates(),
                full.stream()
                        .map(certificate -> HexFormat.of().formatHex(certificate.der()))
                        .toList(),
                "the certificates");
    }
}
