package io.github.pcaconstrain.audit.fast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The issuer that a certificate claims: its issuer name and authority key identifier. */
public final class ClaimedIssuer {
    private final byte[] issuer;
    private final byte[] authorityKey;
    private final int hash;

    ClaimedIssuer(byte[] issuer, byte[] authorityKey) {
        this.issuer = issuer;
        this.authorityKey = authorityKey;
        hash = 31 * Arrays.hashCode(issuer) + Arrays.hashCode(authorityKey);
    }

    /** The issuer in DER. */
    public byte[] issuer() {
        return issuer.clone();
    }

    /** The authority key identifier; empty if there is none. */
    public byte[] authorityKey() {
        return authorityKey.clone();
    }

    /** Its size in octets. */
    public int size() {
        return issuer.length + authorityKey.length;
    }

    boolean is(byte[] octets, Range otherIssuer, Range otherKey) {
        return Arrays.equals(issuer, 0, issuer.length, octets, otherIssuer.from, otherIssuer.to)
                && Arrays.equals(authorityKey, 0, authorityKey.length, octets, otherKey.from, otherKey.to);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClaimedIssuer signer
                && hash == signer.hash
                && Arrays.equals(issuer, signer.issuer)
                && Arrays.equals(authorityKey, signer.authorityKey);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
