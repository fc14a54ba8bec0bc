package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Key identifiers are hints (RFC 4158, section 3.5.12): the key that made a signature counts, and all certificates of that key
 * do, whatever identifiers they have. {@code audit} finds the paths that {@code verify} finds.
 */
class AuditIssuersTest {
    private static final KeyPair TOP = TestCertificates.generate();
    private static final KeyPair FIRST = TestCertificates.generate();
    private static final KeyPair SECOND = TestCertificates.generate();
    private static final X509Certificate ROOT = root("Root");
    private static final X509Certificate OTHER_ROOT = root("Other Root");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static X509Certificate root(String name) {
        return TestCertificates.ca(name).keys(TOP, TOP).keyIdentifiers(TOP).build();
    }

    private static TestCertificates ca(X509Certificate issuer, KeyPair keys) {
        return TestCertificates.ca("Issuing").issuer(issuer).keys(keys, TOP);
    }

    /** A leaf whose authority key identifier is that of the one key, and which the other has signed. */
    private static X509Certificate leaf(String host, KeyPair named, KeyPair signer) {
        return TestCertificates.leaf()
                .issuer(ca(ROOT, FIRST).build())
                .names(new GeneralName(GeneralName.dNSName, host))
                .keys(FIRST, signer)
                .keyIdentifiers(named)
                .build();
    }

    /** What both commands say: their exit codes, which must be the same, and the codes of the audit. */
    private List<String> judged(X509Certificate leaf, X509Certificate... cas) throws CertificateEncodingException {
        Cli cli = new Cli(folder);
        cli.write("leaf.pem", AuditWorld.pem(leaf));
        cli.write("cas.pem", AuditWorld.pem(cas));
        cli.write("roots.pem", AuditWorld.pem(ROOT, OTHER_ROOT));
        List<String> verify = new ArrayList<>(List.of("verify", "./leaf.pem", "--chain", "./cas.pem"));
        verify.addAll(List.of("--trust", "./roots.pem", "--witness", "none", "--at", "2026-06-01"));
        Outcome verified = cli.run(verify);
        List<String> audit = new ArrayList<>(List.of("audit", "./roots.pem", "./cas.pem", "./leaf.pem", "--json"));
        audit.addAll(List.of("--skip", "unconstrained-twin,ca-unconstrained", "--at", "2026-06-01"));
        Outcome audited = cli.run(audit);
        assertThat(audited.exitCode()).as("%s", AuditWorld.codes(audited)).isEqualTo(verified.exitCode());
        return AuditWorld.codes(audited);
    }

    @Test
    void anIdentifierOfAnotherGenerationHidesNothing() throws CertificateEncodingException {
        X509Certificate first = ca(ROOT, FIRST)
                .keyIdentifiers(TOP)
                .constraints(FleetWorld.constraints("example.com"))
                .build();
        X509Certificate second = ca(ROOT, SECOND)
                .keyIdentifiers(TOP)
                .constraints(FleetWorld.constraints("example.org"))
                .build();

        assertThat(judged(leaf("www.example.org", SECOND, FIRST), first, second))
                .contains("constraint-violated");
        assertThat(judged(leaf("www.example.com", SECOND, FIRST), first, second))
                .doesNotContain("constraint-violated");
        assertThat(judged(leaf("www.example.com", FIRST, FIRST), first, second)).doesNotContain("constraint-violated");
        assertThat(judged(leaf("www.example.org", FIRST, FIRST), first, second)).contains("constraint-violated");
        // Of a key that is not there, and of nobody's.
        assertThat(judged(leaf("www.example.org", TOP, FIRST), first, second)).contains("constraint-violated");
        assertThat(judged(leaf("www.example.org", FIRST, TOP), first, second)).contains("signature-invalid");
    }

    @Test
    void crossCertificatesWithOtherIdentifiersGivePathsToo() throws CertificateEncodingException {
        X509Certificate narrow = ca(ROOT, FIRST)
                .keyIdentifiers(TOP)
                .constraints(FleetWorld.constraints("example.com"))
                .build();
        // The same key; its subject key identifier is that of another.
        X509Certificate cross = ca(OTHER_ROOT, FIRST)
                .extension(
                        org.bouncycastle.asn1.x509.Extension.subjectKeyIdentifier,
                        false,
                        io.github.pcaconstrain.OddCertificate.hex("040401020304"))
                .build();

        assertThat(judged(leaf("www.example.org", FIRST, FIRST), narrow)).contains("constraint-violated");
        assertThat(judged(leaf("www.example.org", FIRST, FIRST), narrow, cross))
                .contains("constraint-violated-on-a-path")
                .doesNotContain("constraint-violated");
        assertThat(judged(leaf("www.example.com", FIRST, FIRST), narrow, cross))
                .doesNotContain("constraint-violated-on-a-path");
    }

    /** Where many CAs share a name, the key that is named is tried first, and every other one after it. */
    @Test
    void allKeysOfANameAreTried() throws CertificateEncodingException {
        List<X509Certificate> cas = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            cas.add(ca(ROOT, TestCertificates.generate())
                    .keyIdentifiers(TOP)
                    .serial(100 + i)
                    .build());
        }
        cas.add(ca(ROOT, FIRST)
                .keyIdentifiers(TOP)
                .constraints(FleetWorld.constraints("example.com"))
                .build());

        X509Certificate[] all = cas.toArray(X509Certificate[]::new);
        assertThat(judged(leaf("www.example.org", SECOND, FIRST), all)).contains("constraint-violated");
        assertThat(judged(leaf("www.example.com", SECOND, FIRST), all)).doesNotContain("constraint-violated");
    }
}
