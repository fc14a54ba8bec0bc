package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.Waiting;
import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.DistinguishedName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A certification request (PKCS #10, RFC 2986).
 *
 * @param pem itself, in PEM with line feeds
 * @param subject whom the certificate is to be for
 * @param key whose possession it proves
 * @param isProven whether it is signed with that key
 */
public record Csr(String pem, DistinguishedName subject, SubjectKey key, boolean isProven) {
    private static final String LABEL = "CERTIFICATE REQUEST";
    private static final Set<String> LABELS = Set.of(LABEL, "NEW CERTIFICATE REQUEST");

    public Csr {
        Objects.requireNonNull(pem, "pem");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(key, "key");
    }

    /**
     * Fetches the CSR of a CA, and waits for one that is being made.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public static Csr fetch(PrivateCa privateCa, Waiting waiting, CaArn ca) {
        String pem = waiting.until("the CSR of " + ca, () -> privateCa.csr(ca));
        return AwsAnswer.read(() -> parse("the CSR of " + ca, pem.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /**
     * Reads a CSR in PEM or DER.
     *
     * @param source what it is called in a message
     * @throws UnreadableInputException if it is none
     */
    public static Csr parse(String source, byte[] input) {
        try {
            PKCS10CertificationRequest csr = new PKCS10CertificationRequest(der(source, input));
            SubjectKey key = SubjectKey.of(csr.getSubjectPublicKeyInfo());
            return new Csr(
                    PemText.of(LABEL, csr.getEncoded()),
                    DistinguishedNames.of(csr.getSubject()),
                    key,
                    Signatures.isValid(csr, key));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new UnreadableInputException(
                    source, "it is no CSR: " + e.getMessage(), "give a certification request in PEM");
        }
    }

    private static byte[] der(String source, byte[] input) throws IOException {
        if (input.length > 0 && input[0] == 0x30) {
            return input;
        }
        try (PemReader reader =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.ISO_8859_1))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (LABELS.contains(object.getType())) {
                    return object.getContent();
                }
            }
        }
        throw new UnreadableInputException(source, "it holds no CSR", "give a certification request in PEM");
    }
}
