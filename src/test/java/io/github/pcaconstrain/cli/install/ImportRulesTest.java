package io.github.pcaconstrain.cli.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import io.github.pcaconstrain.cli.audit.AuditWorld;
import io.github.pcaconstrain.cli.audit.FleetWorld;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS refuses to import, {@code install --dry-run} refuses too. The certificates come from a CA outside AWS. */
@SuppressWarnings("NullAway.Init")
class ImportRulesTest {
    @TempDir
    Path folder;

    private final KeyPair keys = TestCertificates.generate();
    private final X509Certificate root = TestCertificates.ca("Outside Root")
            .keys(keys, keys)
            .validity(Instant.now().minus(1, ChronoUnit.DAYS), Instant.now().plus(3650, ChronoUnit.DAYS))
            .build();

    @Test
    void basicConstraintsMustBeCriticalAndTheSubjectThatOfTheCsr() throws Exception {
        try (ApplyWorld world = new ApplyWorld()) {
            String ca = world.pending();
            PKCS10CertificationRequest csr =
                    csr(world.clients.privateCa().csr(CaArn.parse(ca)).orElseThrow());

            assertThat(install(world, ca, csr, csr.getSubject(), true).exitCode())
                    .isZero();

            Outcome notCritical = install(world, ca, csr, csr.getSubject(), false);
            assertThat(notCritical.exitCode()).isEqualTo(1);
            assertThat(notCritical.err())
                    .contains("[basic-constraints-not-critical]")
                    .doesNotContain("[subject-differs]");

            Outcome renamed = install(world, ca, csr, new X500Name("CN=Another CA"), true);
            assertThat(renamed.exitCode()).isEqualTo(1);
            assertThat(renamed.err()).contains("[subject-differs]").doesNotContain("[basic-constraints-not-critical]");
        }
    }

    private static PKCS10CertificationRequest csr(String pem) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }

    private Outcome install(
            ApplyWorld world, String ca, PKCS10CertificationRequest csr, X500Name subject, boolean isCritical)
            throws Exception {
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                        new X500Name(root.getSubjectX500Principal().getName()),
                        BigInteger.TEN,
                        Date.from(Instant.now().minus(1, ChronoUnit.HOURS)),
                        Date.from(Instant.now().plus(365, ChronoUnit.DAYS)),
                        subject,
                        csr.getSubjectPublicKeyInfo())
                .addExtension(Extension.basicConstraints, isCritical, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(Extension.nameConstraints, true, FleetWorld.constraints("example.com"));
        byte[] der = certificate
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        return new Cli(folder)
                .write("cert.pem", AuditWorld.pem(der))
                .write("chain.pem", AuditWorld.pem(root))
                .run(
                        "install",
                        "--ca",
                        ca,
                        "--cert",
                        "./cert.pem",
                        "--chain",
                        "./chain.pem",
                        "--dry-run",
                        "--endpoint-url",
                        world.endpoint());
    }
}
