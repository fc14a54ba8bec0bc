package io.github.pcaconstrain.suggest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.audit.source.FileSource;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.suggest.Limits;
import io.github.pcaconstrain.suggest.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a suggestion notices that a later reading is not that of the first. */
class SourceSuggestionTest {
    private static final int HOSTS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Has other contents at each reading. */
    private record Changing(Iterator<Path> files) implements Source {
        @Override
        public String name() {
            return "changing";
        }

        @Override
        public void read(SourceSink sink) {
            new FileSource("changing", files.next(), keyStore -> Optional.empty()).read(sink);
        }
    }

    /** A folder with certificates of this many hosts, the first of which cannot be read. */
    private Path certificates(String name, int hosts, int broken) throws IOException, CertificateEncodingException {
        Path made = Files.createDirectory(folder.resolve(name));
        for (int i = 0; i < hosts; i++) {
            byte[] der = TestCertificates.leaf()
                    .serial(i)
                    .names(new GeneralName(GeneralName.dNSName, "h" + i + ".example.com"))
                    .build()
                    .getEncoded();
            if (i < broken) {
                der[der.length / 4] ^= 0x7F;
            }
            Files.write(made.resolve(i + ".der"), der);
        }
        return made;
    }

    private static SuggestionResult suggest(Path first, Path second) {
        SuggestionOptions options = new SuggestionOptions(
                Instant.parse("2026-06-01T00:00:00Z"), Optional.empty(), false, false, Limits.NONE, 1);
        return SourceSuggestion.of(
                List.of(new Changing(List.of(first, second).iterator())),
                List.of(),
                options,
                Proposal::constraints,
                Progress.NONE);
    }

    @Test
    void sourcesThatStayTheSameAreRead() throws IOException, CertificateEncodingException {
        Path all = certificates("all", HOSTS, 0);

        SuggestionResult result = suggest(all, all);

        assertThat(result.unreadable()).isEmpty();
        assertThat(result.certificates()).isEqualTo(HOSTS);
    }

    @Test
    void certificatesThatAreGoneAtTheSecondReadingAreNoticed() throws IOException, CertificateEncodingException {
        SuggestionResult result = suggest(certificates("all", HOSTS, 0), certificates("fewer", HOSTS - 1, 0));

        assertThat(result.unreadable()).containsExactly("the sources: they changed while they were being read");
    }

    @Test
    void certificatesThatOnlyTheFirstReadingCouldReadAreNoticed() throws IOException, CertificateEncodingException {
        SuggestionResult result = suggest(certificates("all", HOSTS, 0), certificates("broken", HOSTS, 2));

        assertThat(result.unreadable()).containsExactly("the sources: 2 certificates could not be judged");
    }
}
