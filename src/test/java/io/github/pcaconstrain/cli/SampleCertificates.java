package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/** The certificates that tests of the command line use; {@code src/test/resources/cli/README.md} lists them. */
public final class SampleCertificates {
    public static final TestCertificates ROOT = TestCertificates.ca("Root");
    public static final TestCertificates UPPER = TestCertificates.ca("Upper")
            .issuer(ROOT.build())
            .constraints(constraints(
                    subtrees(new GeneralName(GeneralName.dNSName, "example.com")),
                    subtrees(new GeneralName(GeneralName.dNSName, "legacy.example.com"))));
    public static final TestCertificates LOWER = TestCertificates.ca("Lower")
            .issuer(UPPER.build())
            .constraints(constraints(
                    subtrees(
                            new GeneralName(GeneralName.dNSName, "dev.example.com"),
                            new GeneralName(GeneralName.iPAddress, "10.20.0.0/16")),
                    null));
    public static final TestCertificates LEAF = TestCertificates.leaf()
            .issuer(LOWER.build())
            .names(new GeneralName(GeneralName.dNSName, "www.dev.example.com"));

    /** NameConstraints that exclude an iPAddress of no octets. */
    public static final TestCertificates LEGACY =
            TestCertificates.ca("Legacy").constraints(HexFormat.of().parseHex("3006a10430028700"));

    /** NameConstraints that permit a.example. */
    public static final byte[] CONSTRAINTS =
            constraints(subtrees(new GeneralName(GeneralName.dNSName, "a.example")), null);

    private SampleCertificates() {}

    static void writeTo(Cli cli) {
        cli.write("certs/root.pem", pem(ROOT))
                .write("certs/upper.pem", pem(UPPER))
                .write("certs/lower.pem", pem(LOWER))
                .write("certs/lower.der", LOWER.der())
                .write("certs/chain.pem", pem(LOWER, UPPER, ROOT))
                .write("certs/leaf.pem", pem(LEAF))
                .write("certs/bundle.pem", pem(UPPER, LEAF, LOWER))
                .write("certs/legacy.pem", pem(LEGACY));
    }

    public static String pem(TestCertificates... certificates) {
        StringBuilder text = new StringBuilder();
        for (TestCertificates certificate : certificates) {
            text.append(pem("CERTIFICATE", certificate.der()));
        }
        return text.toString();
    }

    public static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static GeneralSubtree[] subtrees(GeneralName... bases) {
        return Arrays.stream(bases).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    private static byte[] constraints(GeneralSubtree @Nullable [] permitted, GeneralSubtree @Nullable [] excluded) {
        try {
            return new NameConstraints(permitted, excluded).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
