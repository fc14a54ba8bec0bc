package io.github.pcaconstrain.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.audit.AuditWorld;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A malformed name is one verdict for all commands: an error where a CA constrains its form, and a warning about the name alone
 * where none does.
 */
class MalformedNamesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        dns   | competitor.example..                      | -e | competitor.example                         | 1
        dns   | competitor.example#.ok.example            | -e | competitor.example                         | 1
        dns   | a..b.example                              | -p | example                                    | 1
        email | ceo@bank.example.                         | -e | email:bank.example                         | 1
        email | a b@bank.example                          | -p | email:other.example                        | 1
        uri   | http://a.allowed.example#.blocked.example/ | -p | uri:.allowed.example                      | 1
        ip    | 0a0000                                    | -e | ip:10.0.0.0/8                              | 1
        dns   | this is invalid                           | -p | email:example.com                          | 0
        dns   | a..b.example                              | -p | ip:10.0.0.0/8                              | 0
        email | a b@c.example                             | -e | example.com                                | 0
        uri   | not a uri                                 | -p | example.com                                | 0
        ip    | 0a0000                                    | -p | example.com                                | 0
        """)
    void everyCommandSaysTheSame(String form, String value, String side, String constraint, int exit) {
        X509Certificate root = TestCertificates.ca("Root").build();
        X509Certificate ca = TestCertificates.ca("Issuing")
                .issuer(root)
                .constraints(constraints(side, constraint))
                .build();
        byte[] leaf = TestCertificates.leaf()
                .issuer(ca)
                .names(name(form, value.replace('#', '\0')))
                .der();
        Cli cli = new Cli(folder);
        cli.write("root.pem", AuditWorld.pem(root));
        cli.write("ca.pem", AuditWorld.pem(ca));
        cli.write("leaf.pem", AuditWorld.pem(leaf));

        Outcome verified = cli.run(
                "verify",
                "./leaf.pem",
                "--chain",
                "./ca.pem",
                "--trust",
                "./root.pem",
                "--witness",
                "none",
                "--at",
                "2026-06-01");
        Outcome audited = AuditWorld.run(cli, "./root.pem", "./ca.pem", "./leaf.pem", "--json");
        Outcome foreseen = cli.run("impact", side, constraint, "./leaf.pem", "--at", "2026-06-01T00:00:00Z");

        // 4: the JDK, which judges the path, cannot read every malformed name.
        assertThat(verified.exitCode()).as(verified.toString()).isIn(exit, exit == 0 ? 4 : exit);
        assertThat(audited.exitCode()).as(audited.toString()).isEqualTo(exit);
        assertThat(foreseen.exitCode()).as(foreseen.toString()).isEqualTo(exit);
        if (exit == 0) {
            assertThat(verified.err()).contains("warning: the name " + form + ":", " is malformed: ");
            assertThat(foreseen.err()).contains("warning: the name " + form + ":", " is malformed: ");
            assertThat(AuditWorld.codes(audited)).contains("name-malformed").doesNotContain("constraint-violated");
        } else {
            assertThat(AuditWorld.codes(audited))
                    .contains("constraint-violated")
                    .doesNotContain("name-malformed");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a..b.example | -p | example.com      | 1
        a..b.example | -p | ip:10.0.0.0/8    | 0
        ip:10.300.1  | -p | ip:10.0.0.0/8    | 1
        ip:10.300.1  | -p | example.com      | 0
        """)
    void checkSaysSoToo(String name, String side, String constraint, int exit) {
        Cli cli = new Cli(folder);
        cli.write("names.txt", name + "\n");

        Outcome checked = cli.run("check", side, constraint, "--names", "./names.txt", "--json");

        assertThat(checked.exitCode()).isEqualTo(exit);
        assertThat(checked.out()).contains("\"flaw\"");
        assertThat(checked.err().contains(" is malformed: ")).isEqualTo(exit == 0);
    }

    private static byte[] constraints(String side, String text) {
        List<SubtreeBase> bases = List.of(ConstraintSyntax.parse(text, note -> {}));
        return NameConstraintsDer.encode(
                side.equals("-p") ? NameConstraints.of(bases, List.of()) : NameConstraints.of(List.of(), bases));
    }

    private static GeneralName name(String form, String value) {
        return switch (form) {
            case "dns" -> new GeneralName(GeneralName.dNSName, new DERIA5String(value));
            case "email" -> new GeneralName(GeneralName.rfc822Name, new DERIA5String(value));
            case "uri" -> new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(value));
            default ->
                new GeneralName(
                        GeneralName.iPAddress,
                        new DEROctetString(java.util.HexFormat.of().parseHex(value)));
        };
    }
}
