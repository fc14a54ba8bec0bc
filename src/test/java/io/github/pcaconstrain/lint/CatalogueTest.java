package io.github.pcaconstrain.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    @Test
    void codesAreUniqueAndReadable() {
        assertThat(Catalogue.rules().stream().map(Rule::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void everyRuleIsOfAProfile() {
        assertThat(Catalogue.rules())
                .allSatisfy(rule -> assertThat(rule.profiles()).isNotEmpty());
    }

    @Test
    void everyRuleOfRfc5280CountsForAwsAndPortabilityUnlessAStricterOneStandsIn() {
        List<String> elsewhere = List.of(
                "discouraged-form",
                "empty-base-undefined",
                "leading-dot",
                "form-left-open",
                "directory-name-open",
                "directory-name-scope",
                "directory-name-spelling");
        assertThat(Catalogue.rules())
                .filteredOn(rule -> rule.profiles().contains(Profile.RFC5280))
                .filteredOn(rule -> !rule.profiles().containsAll(List.of(Profile.PCA, Profile.PORTABLE)))
                .extracting(Rule::code)
                .containsExactlyInAnyOrderElementsOf(elsewhere);
    }

    @Test
    void gravestFindingsComeFirst() {
        Subject subject = LintSubject.of("not critical; p Example.com; p EXAMPLE.com");
        List<Finding> findings = new Linter(Catalogue.rules()).lint(Profile.RFC5280, subject);
        assertThat(findings)
                .extracting(Finding::code)
                .startsWith("not-critical", "duplicate-subtree")
                .endsWith("upper-case", "upper-case", "directory-name-open");
        assertThat(Linter.atLeast(Severity.WARNING, findings))
                .extracting(Finding::code)
                .containsExactly("not-critical", "duplicate-subtree", "form-left-open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p .dev.example.com; p .test.example.com; e .prod.dev.example.com",
                "e example.com",
                "e .secret.corp; p .private; p .local; p .corp",
                "p example.com; e other.org; e ip:0.0.0.0/0",
                "p ip:10.0.0.0/8; p ip:fd00::/8; e ip:10.9.0.0/16",
                "p email:example.com; p email:.example.org; p email:user@example.net",
                "p uri:example.com; e uri:.example.com; p uri:invalid",
                "p dn:O=Acme,C=US; p example.com; p EXAMPLE.com; p a.example.com"
            })
    void whatPeopleUsuallyEncodeHasNoErrorUnderPca(String policy) {
        List<Finding> findings = new Linter(Catalogue.rules()).lint(Profile.PCA, LintSubject.of(policy));
        assertThat(Linter.atLeast(Severity.ERROR, findings)).isEmpty();
    }

    @Test
    void unknownCodeIsNoRule() {
        assertThat(Catalogue.byCode("no-such-rule")).isEmpty();
    }
}
