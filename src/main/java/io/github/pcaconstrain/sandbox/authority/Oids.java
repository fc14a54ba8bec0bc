package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Object identifiers that a client sent. */
final class Oids {
    private Oids() {}

    // The API's pattern accepts some invalid ones, such as 0.40.
    static ASN1ObjectIdentifier of(String text) {
        try {
            return new ASN1ObjectIdentifier(text);
        } catch (IllegalArgumentException e) {
            throw AwsError.of("InvalidArgsException", "Not an object identifier: " + text);
        }
    }
}
