package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.UnreadableFix;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.impact.Impact;
import java.util.Arrays;
import java.util.Optional;

/** Checks the certificates of sources, as {@code audit} reads them, against new constraints, one at a time. */
final class ImpactSink implements SourceSink, PemDecoder.Sink {
    private final Impact impact;
    private final CommonOptions common;
    private String place = "";
    private int number;
    private long lines;
    private long otherFiles;
    private final ReadCount count = new ReadCount();

    ImpactSink(Impact impact, CommonOptions common) {
        this.impact = impact;
        this.common = common;
    }

    @Override
    public void pem(String from, byte[] text, int length) {
        goOn(from);
        lines += PemDecoder.decode(text, length, this);
    }

    @Override
    public void der(String from, byte[] der) {
        goOn(from);
        certificate(der, 0, der.length);
    }

    @Override
    public void expect(long octets) {
        count.expect(octets);
    }

    @Override
    public void read(long octets) {
        count.read(octets);
    }

    /** The progress so far, for people. */
    String progress() {
        return count.text();
    }

    private void goOn(String from) {
        if (!from.equals(place)) {
            place = from;
            number = 0;
            lines = 0;
        }
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        number++;
        count.found(1);
        try {
            impact.add(place, number, CertificateParser.parse(Arrays.copyOfRange(octets, from, to)));
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever is wrong with one certificate, the others are still checked.
            impact.unreadable("certificate " + number + " of " + place + ": it is not a certificate: "
                    + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    @Override
    public void broken(int line, String why) {
        number++;
        impact.unreadable(place + ":" + (lines + line) + ": " + why);
    }

    @Override
    public void trustSettings(int line) {
        common.note(place + ":" + (lines + line) + ": this certificate's OpenSSL trust settings are not applied");
    }

    @Override
    public void unreadable(String from, String why, String fix) {
        impact.unreadable(from + ": " + why + (fix.equals(UnreadableFix.REPAIR) ? "" : "; " + fix));
    }

    @Override
    public void otherFile(String from) {
        otherFiles++;
    }

    @Override
    public void remark(String from, SourceNotice notice, String part, String message) {
        common.note(from + ": " + message);
    }

    /** Tells how many files in folders have nothing to read. */
    void finish() {
        if (otherFiles > 0) {
            common.note(Counted.of(otherFiles, "other file was", "other files were") + " skipped");
        }
    }
}
