package io.github.pcaconstrain.creation;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.crypto.Sha256;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A subordinate CA as a file defines it.
 *
 * @param subject the subject, by the members of the API's type ASN1Subject, such as {@code CommonName}
 * @param key the algorithm of its key
 * @param signing the algorithm with which it signs its CSR
 * @param usageMode what it may issue
 * @param keyStorage the security standard for its key; empty for the region's default
 * @param revocation how it publishes revocation
 * @param tags keys and values
 */
public record CaDefinition(
        Map<String, String> subject,
        KeyAlgorithm key,
        SigningAlgorithm signing,
        UsageMode usageMode,
        Optional<String> keyStorage,
        CaOrder.Revocation revocation,
        Map<String, String> tags) {
    /** The tag by which a CA is found again. */
    public static final String TAG = "pca-constrain:ca";

    private static final int DIGITS = 32;

    public CaDefinition {
        subject = Map.copyOf(subject);
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signing, "signing");
        Objects.requireNonNull(usageMode, "usageMode");
        Objects.requireNonNull(keyStorage, "keyStorage");
        Objects.requireNonNull(revocation, "revocation");
        tags = Map.copyOf(tags);
    }

    /**
     * An identifier of the CA, from what cannot be changed after its creation: a file with other tags, or with another
     * configuration of revocation, defines the same CA. The signing algorithm counts unless it is the usual one of the key.
     */
    public String fingerprint() {
        Map<String, String> names = new TreeMap<>(subject);
        // A name with another member in it, such as "x, Organization=y", is not these two.
        names.replaceAll((member, name) -> name.replace("=", "\\="));
        String all = names + "\n" + key + "\n" + usageMode + "\n" + keyStorage.orElse("");
        return Sha256.hex(signing == key.usualSigningAlgorithm() ? all : all + "\n" + signing, DIGITS);
    }

    /**
     * The request that creates it. The same CA has the same token and the same tag, on whatever machine, so that a run
     * which was cut off finds the CA again: by the token for five minutes, and by the tag ever after.
     */
    public CaOrder order() {
        Map<String, String> all = new TreeMap<>(tags);
        all.put(TAG, fingerprint());
        return new CaOrder(subject, key, signing, usageMode, keyStorage, revocation, all, "pc-" + fingerprint());
    }

    /** Whether a CA may be this one; its tag decides. */
    boolean mayBe(Authority ca) {
        return ca.type() == CaType.SUBORDINATE
                && ca.status() != CaStatus.DELETED
                && ca.status() != CaStatus.FAILED
                && ca.subject().equals(subject);
    }

    /** The CA for a reader, such as {@code CN=Example, EC_prime256v1, GENERAL_PURPOSE}. */
    public String text() {
        return SubjectName.of(subject) + ", " + key.wireName() + ", " + usageMode
                + keyStorage.map(standard -> ", " + standard).orElse("");
    }

    /** What AWS charges for it, without figures, which differ by region and change. */
    public String price() {
        return usageMode == UsageMode.SHORT_LIVED_CERTIFICATE
                ? "AWS charges for the new CA by the month, at the lower price for short-lived certificates"
                : "AWS charges for the new CA by the month, at the full price of a general-purpose CA";
    }
}
