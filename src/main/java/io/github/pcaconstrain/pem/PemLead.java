package io.github.pcaconstrain.pem;

/**
 * The text before the first block.
 *
 * @param hasBlock whether there is a block, or something that looks like part of one
 * @param hasStray whether something before it would be lost
 * @param end its end: the end of the text if there is no block, and 0 if it may contain a misspelt block
 */
public record PemLead(boolean hasBlock, boolean hasStray, int end) {
    /** Searches a text for its first block. */
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

    /** Only records whether there is anything. */
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
