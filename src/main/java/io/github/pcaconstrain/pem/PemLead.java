package io.github.pcaconstrain.pem;

/**
 * What stands before the first block of a text.
 *
 * @param hasBlock whether there is one, or what looks like a part of one
 * @param hasStray whether there is something before it that would be lost
 * @param end where it ends; the end of the text if there is no block, and 0 if a misspelt one may be in it
 */
public record PemLead(boolean hasBlock, boolean hasStray, int end) {
    /** Looks for the first block of a text. */
    public static PemLead of(byte[] text, int length) {
        PemScanner scanner = new PemScanner(text, length);
        boolean isPlain = !scanner.next() || scanner.isAtMarker();
        return isPlain ? new PemLead(scanner.isAtMarker(), false, scanner.at()) : judged(scanner);
    }

    private static PemLead judged(PemScanner scanner) {
        Findings findings = new Findings();
        TextBetween text = new TextBetween(findings, false);
        do {
            text.judge(scanner);
        } while (scanner.next() && !scanner.isAtMarker());
        return new PemLead(
                scanner.isAtMarker() || findings.hasBroken, findings.hasStray, findings.hasBroken ? 0 : scanner.at());
    }

    /** Only takes note of whether there is something. */
    private static final class Findings implements PemSink {
        private boolean hasBroken;
        private boolean hasStray;

        @Override
        public void block(PemKind kind, byte[] octets, int from, int to, int line) {
            throw new IllegalStateException("no block is read");
        }

        @Override
        public void broken(int line, String why) {
            hasBroken = true;
        }

        @Override
        public void stray(int line, String what, String remedy) {
            hasStray = true;
        }
    }
}
