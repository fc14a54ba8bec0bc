package io.github.pcaconstrain.audit.fast;

/** Reads a SubjectPublicKeyInfo, for {@link FastCertificate}. */
final class FastKey {
    /** rsaEncryption with its NULL. */
    private static final Slice RSA = Slice.of("300d06092a864886f70d0101010500");

    /** rsaEncryption. */
    private static final Slice RSA_OID = Slice.of("2a864886f70d010101");

    private final DerCursor der;

    FastKey(DerCursor der) {
        this.der = der;
    }

    /** The AlgorithmIdentifier of the public key, in DER. */
    Slice algorithm(byte[] octets, Range publicKey) {
        der.reset(octets, publicKey.from, publicKey.to);
        der.read();
        der.enter();
        return der.read(DerCursor.SEQUENCE)
                ? new Slice(octets, der.start, der.to)
                : new Slice(octets, publicKey.from, publicKey.to);
    }

    /**
     * The bits of the modulus of an RSA key; 0 for another key, and {@link FastCertificate#UNREADABLE} for an RSA key
     * in an unusual form, whose strength cannot be determined otherwise.
     */
    int rsaBits(byte[] octets, Range publicKey) {
        if (!algorithm(octets, publicKey).equals(RSA)) {
            return readRsa(octets, publicKey) ? FastCertificate.UNREADABLE : 0;
        }
        int bits = der.read(DerCursor.BIT_STRING) ? modulusBits(octets) : 0;
        return bits > 0 ? bits : FastCertificate.UNREADABLE;
    }

    /** Reads the algorithm; returns whether it is RSA, regardless of its parameters. */
    private boolean readRsa(byte[] octets, Range publicKey) {
        der.reset(octets, publicKey.from, publicKey.to);
        der.read();
        der.enter();
        der.read();
        der.enter();
        return !der.read(DerCursor.OID) || new Slice(octets, der.from, der.to).equals(RSA_OID);
    }

    /** An RSAPublicKey of two positive integers, and nothing else (RFC 8017, appendix A.1.1). */
    private int modulusBits(byte[] octets) {
        int end = der.to;
        if (end - der.from < 2 || octets[der.from] != 0) {
            return 0;
        }
        der.moveTo(der.from + 1, end);
        if (!der.read(DerCursor.SEQUENCE) || der.to != end) {
            return 0;
        }
        der.enter();
        if (!readPositive(octets)) {
            return 0;
        }
        int first = der.from;
        int last = der.to;
        if (!readPositive(octets) || !der.atEnd()) {
            return 0;
        }
        while (first < last && octets[first] == 0) {
            first++;
        }
        int whole = (last - first) * 8;
        return whole == 0 ? 0 : whole - (Integer.numberOfLeadingZeros(octets[first] & 0xff) - 24);
    }

    private boolean readPositive(byte[] octets) {
        return der.read(DerCursor.INTEGER) && FastShape.isInteger(octets, der.from, der.to) && octets[der.from] >= 0;
    }
}
