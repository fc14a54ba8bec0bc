package io.github.pcaconstrain.audit.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Collects what a source passes on: certificates in hexadecimal, and problems. */
final class HeardCertificates implements SourceSink {
    private final List<String> certificates = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    List<String> certificates() {
        return certificates;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public void pem(String place, byte[] text, int length) {
        PemDecoder.decode(text, length, new PemDecoder.Sink() {
            @Override
            public void certificate(byte[] octets, int from, int to) {
                der(place, Arrays.copyOfRange(octets, from, to));
            }

            @Override
            public void broken(int line, String why) {
                problems.add(line + ": " + why);
            }

            @Override
            public void trustSettings(int line) {}
        });
    }

    @Override
    public void der(String place, byte[] der) {
        certificates.add(HexFormat.of().formatHex(der));
    }

    @Override
    public void unreadable(String place, String why, String fix) {
        problems.add(place + ": " + why);
    }

    @Override
    public void otherFile(String place) {
        problems.add(place + ": another file");
    }

    @Override
    public void remark(String place, SourceNotice notice, String part, String message) {}
}
