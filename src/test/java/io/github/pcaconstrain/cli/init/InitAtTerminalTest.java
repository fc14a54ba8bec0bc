package io.github.pcaconstrain.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.cli.SampleCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code init} as a person at a terminal sees it. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init")
class InitAtTerminalTest {
    private static final String ERASE_LINE = "\025";

    @TempDir
    Path folder;

    @Test
    void lintsWhileTheUserTypes() {
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(100)
                .with("NO_COLOR", "1")
                .run("pca-constrain init && cat policy.yaml")) {
            terminal.waitFor("DNS names:").type("*.dev");
            terminal.waitFor("  constraint 'dns:*.dev': ").type(ERASE_LINE + "dev.example.com\r");
            terminal.waitFor("Networks:").type("10.20.0.1/16").waitFor("  constraint 'ip:10.20.0.1/16': ");
            terminal.type(ERASE_LINE + "10.20.0.0/16\r").waitFor("Mail:").type("\r");
            terminal.waitFor("URIs:").type("\r").waitFor("Exclude:").type("prod.dev.example.com\r");
            terminal.waitFor("This policy does not limit email addresses and URIs")
                    .type("\r");

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.lines())
                    .containsSubsequence(
                            "DNS names: dev.example.com",
                            "Networks: 10.20.0.0/16",
                            "Mail:",
                            "URIs:",
                            "Exclude: prod.dev.example.com",
                            "Forbid them? [Y/n]:",
                            "Next: pca-constrain apply --policy policy.yaml",
                            "permitted:",
                            "    - \"dev.example.com\"",
                            "excluded:");
            assertThat(terminal.raw()).doesNotContain("WARNING");
        }
    }

    @Test
    void certificatesLeadToAPolicyThatIsEdited() {
        new Cli(folder).write("certs/leaf.pem", SampleCertificates.pem(SampleCertificates.LEAF));
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(100)
                .with("NO_COLOR", "1")
                .run("pca-constrain init && cat policy.yaml")) {
            terminal.waitFor("DNS names:").type("./certs\r");
            terminal.waitFor("Use this policy? [Y/n/e]:").type("e\r");
            terminal.waitFor("Change what was suggested")
                    .waitFor("DNS names: www.dev.example.com")
                    .type(", more.example.com\r");
            terminal.waitFor("Networks:").type("\r").waitFor("Mail:").type("\r");
            terminal.waitFor("URIs:").type("\r").waitFor("Exclude:").type("\r");
            terminal.waitFor("Forbid them?").type("n\r");

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.lines()).contains("    - \"more.example.com\"");
        }
    }
}
