package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.TlsEndpoint;
import io.github.pcaconstrain.audit.source.TlsSource;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.verification.CertificateSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a TLS server sends: its certificate, followed by candidates for the chain. None of it is trusted.
 * @param name the user's name for it
 * @param timeout for connecting and the handshake together
 */
public record TlsLeaf(String name, TlsEndpoint endpoint, Duration timeout) implements CertificateSource {
    @Override
    public List<CertificateContents> certificates() {
        List<CertificateContents> certificates = new ArrayList<>();
        try (TlsSource source = new TlsSource(name, endpoint, timeout)) {
            source.read(new Taker(certificates));
        }
        return certificates;
    }

    private record Taker(List<CertificateContents> certificates) implements SourceSink {
        @Override
        public void der(String place, byte[] der) {
            String which = "certificate " + (certificates.size() + 1) + " of " + place;
            certificates.addAll(CertificateReader.read(which, der));
        }

        @Override
        public void unreadable(String place, String why, String fix) {
            throw new UnreadableInputException(place, why, fix.replaceFirst(", or skip it.*", ""));
        }

        @Override
        public void pem(String place, byte[] text, int length) {
            throw new IllegalStateException("TLS has no PEM");
        }

        @Override
        public void otherFile(String place) {
            throw new IllegalStateException("TLS has no files");
        }

        @Override
        public void remark(String place, SourceNotice notice, String part, String message) {
            throw new IllegalStateException("TLS remarks nothing");
        }
    }
}
