package io.github.pcaconstrain.audit.source;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a server says before TLS: the first octet is the protocol, and the rest is the server's. */
public final class StartTlsTarget {
    /** More than the longest dialogue that the client has. */
    private static final int MOST_SENT = 200;

    private StartTlsTarget() {}

    public static void read(byte[] input) {
        if (input.length == 0) {
            return;
        }
        TlsEndpoint.StartTls[] protocols = TlsEndpoint.StartTls.values();
        ByteArrayInputStream server = new ByteArrayInputStream(input, 1, input.length - 1);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try {
            new StartTlsDialog(server, sent).run(protocols[(input[0] & 0xff) % protocols.length]);
        } catch (IOException refused) {
            // as documented
        }
        expect(sent.size() < MOST_SENT, () -> "the client sent " + sent.size() + " octets");
    }
}
