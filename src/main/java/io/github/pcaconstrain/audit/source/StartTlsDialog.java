package io.github.pcaconstrain.audit.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Asks a server to start TLS. Reads octet by octet, so that nothing of the handshake is consumed, and limits the length
 * of the server's answers.
 */
final class StartTlsDialog {
    private static final int MAX_LINE = 4096;
    private static final int MAX_LINES = 100;
    private static final int INTEGER = 0x02;
    private static final int ENUMERATED = 0x0a;
    private static final int SEQUENCE = 0x30;
    private static final int EXTENDED_RESPONSE = 0x78;
    private static final String NO_RESPONSE =
            "the server's answer to the LDAP StartTLS request is not an ExtendedResponse";
    /** An LDAP ExtendedRequest with message ID 1 for 1.3.6.1.4.1.1466.20037. */
    private static final byte[] LDAP_REQUEST =
            HexFormat.of().parseHex("301d02010177188016312e332e362e312e342e312e313436362e3230303337");

    private final InputStream in;
    private final OutputStream out;

    StartTlsDialog(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void run(TlsEndpoint.StartTls protocol) throws IOException {
        switch (protocol) {
            case NONE -> {}
            case SMTP -> smtp();
            case IMAP -> imap();
            case LDAP -> ldap();
        }
    }

    private void smtp() throws IOException {
        smtpReply("220");
        send("EHLO pca-constrain.invalid");
        smtpReply("250");
        send("STARTTLS");
        smtpReply("220");
    }

    private void smtpReply(String code) throws IOException {
        for (int i = 0; i < MAX_LINES; i++) {
            String line = line();
            if (!line.startsWith(code)) {
                throw new IOException("the server answered '" + line + "' instead of " + code);
            }
            if (line.length() < 4 || line.charAt(3) != '-') {
                return;
            }
        }
        throw new IOException("the server's answer has too many lines");
    }

    private void imap() throws IOException {
        line();
        send("a1 STARTTLS");
        for (int i = 0; i < MAX_LINES; i++) {
            String line = line();
            if (line.startsWith("a1 ")) {
                if (line.toUpperCase(Locale.ROOT).startsWith("A1 OK")) {
                    return;
                }
                throw new IOException("the server refuses STARTTLS: '" + line + "'");
            }
        }
        throw new IOException("the server's answer has too many lines");
    }

    /**
     * The reply is a SEQUENCE of the message ID and an ExtendedResponse, which starts with its resultCode. RFC 4511,
     * section 5.1, allows lengths with more octets than necessary, and Active Directory always uses four.
     */
    private void ldap() throws IOException {
        out.write(LDAP_REQUEST);
        out.flush();
        InputStream message = element(in, SEQUENCE, "the server's answer is not an LDAP message");
        element(message, INTEGER, NO_RESPONSE);
        InputStream response = element(message, EXTENDED_RESPONSE, NO_RESPONSE);
        int code = element(response, ENUMERATED, NO_RESPONSE).read();
        if (code != 0) {
            throw new IOException("the server refuses the LDAP StartTLS request with result code " + code);
        }
    }

    /** Reads the content of the next element. */
    private static InputStream element(InputStream from, int tag, String otherwise) throws IOException {
        int first = from.read() == tag ? from.read() : -1;
        int length = first;
        if (first > 0x80 && first <= 0x84) {
            length = 0;
            for (byte octet : from.readNBytes(first & 0x7f)) {
                length = (length << 8) | (octet & 0xff);
            }
        }
        if (first < 0 || first == 0x80 || first > 0x84) {
            throw new IOException(otherwise);
        }
        byte[] content = from.readNBytes(Math.max(0, Math.min(length, MAX_LINE)));
        if (content.length != length) {
            throw new IOException("the server's answer is incomplete or too long");
        }
        return new ByteArrayInputStream(content);
    }

    private void send(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.length() > MAX_LINE) {
                throw new IOException(
                        octet < 0 ? "the server closed the connection" : "a line of the server's answer is too long");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
