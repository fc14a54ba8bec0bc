package io.github.pcaconstrain.audit.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Detects servers that speak only obsolete versions of TLS. The JDK cannot be made to try those, and the refusal that
 * it gets does not say why. So a ClientHello is sent that allows everything up to TLS 1.2, and the version is read from
 * the ServerHello (RFC 5246, sections 7.4.1.2 and 7.4.1.3; RFC 8996 forbids older versions).
 */
final class LegacyTls {
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    /** The offset of the version: after the record header, and the type and length of the message. */
    private static final int VERSION = 5 + 4;

    /**
     * The cipher suites of old servers: ECDHE, DHE and RSA with AES, 3DES and RC4; and the signal for secure
     * renegotiation (RFC 5746).
     */
    private static final byte[] CIPHER_SUITES =
            HexFormat.of().parseHex("c014c013c00ac009003900330035002fc0120016000a0005000400ff");

    /** supported_groups with the three curves of NIST, and ec_point_formats. */
    private static final byte[] EXTENSIONS = HexFormat.of().parseHex("000a00080006001700180019" + "000b00020100");

    private LegacyTls() {}

    /** The version, such as {@code TLS 1.0}, if it is obsolete. */
    static Optional<String> version(InputStream in, OutputStream out, Optional<String> serverName) throws IOException {
        out.write(record(clientHello(serverName)));
        out.flush();
        byte[] start = in.readNBytes(VERSION + 2);
        if (start.length < VERSION + 2 || start[0] != HANDSHAKE || start[5] != SERVER_HELLO || start[VERSION] != 3) {
            return Optional.empty();
        }
        return switch (start[VERSION + 1]) {
            case 0 -> Optional.of("SSL 3.0");
            case 1 -> Optional.of("TLS 1.0");
            case 2 -> Optional.of("TLS 1.1");
            default -> Optional.empty();
        };
    }

    private static byte[] clientHello(Optional<String> serverName) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(0x0303); // at most TLS 1.2
        out.write(random);
        out.writeByte(0); // no session
        out.writeShort(CIPHER_SUITES.length);
        out.write(CIPHER_SUITES);
        out.writeShort(0x0100); // one compression method: none
        byte[] name = serverName.map(LegacyTls::serverName).orElse(new byte[0]);
        out.writeShort(name.length + EXTENSIONS.length);
        out.write(name);
        out.write(EXTENSIONS);
        return body.toByteArray();
    }

    /** RFC 6066, section 3: a list, of one name, of the type host_name. */
    private static byte[] serverName(String host) {
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        byte[] extension = new byte[9 + name.length];
        putShort(extension, 2, name.length + 5);
        putShort(extension, 4, name.length + 3);
        putShort(extension, 7, name.length);
        System.arraycopy(name, 0, extension, 9, name.length);
        return extension;
    }

    private static void putShort(byte[] octets, int at, int value) {
        octets[at] = (byte) (value >> 8);
        octets[at + 1] = (byte) value;
    }

    private static byte[] record(byte[] hello) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(HANDSHAKE);
        out.writeShort(0x0301);
        out.writeShort(hello.length + 4);
        out.writeInt((1 << 24) | hello.length); // ClientHello
        out.write(hello);
        return bytes.toByteArray();
    }
}
