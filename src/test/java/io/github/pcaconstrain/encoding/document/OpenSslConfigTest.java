package io.github.pcaconstrain.encoding.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations of OpenSSL. {@code 3009a00730058203636f6d} permits the DNS name "com" and all below it. */
class OpenSslConfigTest {
    private static final String COM = "3009a00730058203636f6d";

    @Test
    void eachConstraintHasALineOfItsOwn() {
        NameConstraints constraints = NameConstraints.of(
                ConstraintSyntax.parseList("a.example,ip:10.0.0.0/8,b.example,ip:fd00::/8", Notes.IGNORED),
                ConstraintSyntax.parseList("email:.a.example,uri:a.example", Notes.IGNORED));

        assertThat(OpenSslConfig.write(constraints, new ExtensionValue("3000", true)))
                .startsWith("# openssl x509 -req ")
                .endsWith("""
                        authorityKeyIdentifier = keyid
                        nameConstraints = critical, @name_constraints

                        [name_constraints]
                        permitted;DNS.1 = a.example
                        permitted;IP.1 = 10.0.0.0/255.0.0.0
                        permitted;DNS.2 = b.example
                        permitted;IP.2 = fd00::/ff00::
                        excluded;email.1 = .a.example
                        excluded;URI.1 = a.example
                        """);
    }

    @Test
    void whatOpenSslWouldEncodeDifferentlyIsInOctets() {
        SubtreeBase plain = ConstraintSyntax.parse("a.example", Notes.IGNORED);
        SubtreeBase empty = ConstraintSyntax.parse("dns:", Notes.IGNORED);
        SubtreeBase directory = ConstraintSyntax.parse("dn:O=A", Notes.IGNORED);
        SubtreeBase hostBits = new IpBase(IpAddress.parse("10.0.0.1").orElseThrow(), 8);
        Subtree distant = new Subtree(plain, BigInteger.ONE, Optional.empty());

        for (Subtree odd : List.of(Subtree.of(empty), Subtree.of(directory), Subtree.of(hostBits), distant)) {
            NameConstraints constraints = new NameConstraints(List.of(Subtree.of(plain)), List.of(odd), false);
            assertThat(OpenSslConfig.write(constraints, new ExtensionValue("3000", false)))
                    .endsWith("\nnameConstraints = DER:3000\n# permitted dns:a.example\n# excluded "
                            + odd.base().text() + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nameConstraints = permitted;DNS:com                                        | false
        nameConstraints=critical,permitted;DNS:com                                 | true
        \\n  nameConstraints = critical , permitted;DNS:com # and no more           | true
        nameConstraints = DER:3009a00730058203636f6d                               | false
        nameConstraints = critical, DER:30:09:a0:07:30:05:82:03:63:6f:6d           | true
        nameConstraints = @a\\n[a]\\npermitted;DNS.0 = com # b\\n\\n# c\\n[b]\\nx = y | false
        x = y\\nnameConstraints = critical,@a\\n[ b ]\\nx = y\\n[ a ]\\npermitted;DNS=com | true
        """)
    void octetsAndConstraintsAreRead(String text, boolean critical) {
        String config = text.translateEscapes();

        assertThat(OpenSslConfig.isConfig(config)).isTrue();
        assertThat(OpenSslConfig.read("f", config)).isEqualTo(new ExtensionValue(COM, critical));
    }

    /** RFC 5280, section 4.2.1.10: [0] permittedSubtrees, [1] excludedSubtrees; GeneralName: [1], [2], [6], [7]. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        permitted;email:a.example            | 300fa00d300b8109612e6578616d706c65
        excluded;DNS:a.example               | 300fa10d300b8209612e6578616d706c65
        permitted;URI:a.example              | 300fa00d300b8609612e6578616d706c65
        excluded;IP:10.0.0.0/255.0.0.0       | 300ea10c300a87080a000000ff000000
        permitted;DNS:a, excluded;DNS:b      | 300ea005300382016 1a1053003820162
        """)
    void eachKindOfConstraintIsRead(String constraints, String hex) {
        assertThat(OpenSslConfig.read("f", "nameConstraints = " + constraints).hex())
                .isEqualTo(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a = b                                               | it has no nameConstraints, or more than one
        nameConstraints = DER:3000\\nnameConstraints = DER:3000 | it has no nameConstraints, or more than one
        nameConstraints = DER:300                           | its DER is not hexadecimal
        nameConstraints = @a                                | its nameConstraints list no constraints
        nameConstraints = @a\\n[b]\\npermitted;DNS.1 = com  | its nameConstraints list no constraints
        nameConstraints = @a\\n[a]\\npermitted;dirName = b  | it has a constraint that cannot be read: permitted;dirName = b
        nameConstraints = permitted;DNS:a,                  | it has a constraint that cannot be read: ''
        nameConstraints = allowed;DNS:a                     | it has a constraint that cannot be read: allowed;DNS:a
        nameConstraints = permitted;DNS:*.a                 | 'dns:*.a': it has '*'
        """)
    void otherConfigurationsAreRefused(String text, String problem) {
        UnreadableInputException refusal = catchThrowableOfType(
                UnreadableInputException.class, () -> OpenSslConfig.read("f", text.translateEscapes()));

        assertThat(refusal).hasMessage("f: " + problem.replace("read: ''", "read: "));
        assertThat(refusal.hint()).isEqualTo("make a certificate with it, and decode that");
    }

    @Test
    void otherTextIsNoConfiguration() {
        assertThat(OpenSslConfig.isConfig("permitted: [a.example]\n# nameConstraints = DER:3000\n"))
                .isFalse();
    }
}
