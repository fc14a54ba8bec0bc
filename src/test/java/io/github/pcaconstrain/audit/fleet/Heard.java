package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.UnreadableFix;
import java.util.ArrayList;
import java.util.List;

/** Records what a source passes on, with the fix of whatever AWS does not return. */
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
        lines.add("unreadable " + place + ": " + why + (fix.equals(UnreadableFix.REPAIR) ? "" : "; " + fix));
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
