package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a source hands over. */
final class Heard implements SourceSink {
    final List<String> lines = new ArrayList<>();

    @Override
    public void pem(String place, byte[] text, int length) {
        lines.add("pem " + place);
    }

    @Override
    public void der(String place, byte[] der) {
        lines.add("der " + place);
    }

    @Override
    public void unreadable(String place, String why, String fix) {
        lines.add("unreadable " + place + ": " + why);
    }

    @Override
    public void otherFile(String place) {
        lines.add("other " + place);
    }

    @Override
    public void remark(String place, SourceNotice notice, String part, String message) {
        lines.add(notice + " " + place + ": " + message);
    }
}
