package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.UnreadableFix;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.impact.Impact;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Holds whatever a source of {@code audit} has to new constraints, one certificate at a time. */
final class ImpactSink implements SourceSink, PemDecoder.Sink {
    private final Impact impact;
    private final CommonOptions common;
    private String place = "";
    private int number;
    private long lines;
    private long otherFiles;

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
        try {
            impact.add(place, CertificateParser.parse(Arrays.copyOfRange(octets, from, to)), List.of());
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever is wrong with one certificate, the others are still judged.
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
        common.note(place + ":" + (lines + line) + ": OpenSSL's trust settings of this certificate are not applied");
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

    /** Says how many files of folders hold nothing that it reads. */
    void finish() {
        if (otherFiles > 0) {
            common.note(Counted.of(otherFiles, "other file was", "other files were") + " skipped");
        }
    }
}
