package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Parent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Path lengths of a CA before and after; an absent one is not limited (RFC 5280, section 4.2.1.9). */
class PathLengthChangeTest {
    /** AWS has templates for 0 to 3. */
    @ParameterizedTest
    @CsvSource({
        "0, , 0", "1, , 1", "3, , 3", "7, , 3", ", , 3", "2, 3, 2", "2, 2, 1", "2, 1, 0", ", 2, 1", ", 9, 3", "2, 0, 0",
        ", 0, 0",
    })
    void theUsualOneIsTheCurrentOneAsFarAsPossible(Integer current, Integer parent, int usual) {
        assertThat(PathLengthChange.usual(Optional.of(ca(current)), parent(parent)))
                .isEqualTo(usual);
    }

    @Test
    void aNewCaUsuallyHasNoCasBelowIt() {
        assertThat(PathLengthChange.usual(Optional.empty(), parent(null))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, , -, -",
        "0, 1, , 3, false",
        "2, 1, , 3, true",
        ", 3, , 3, true",
        "1, 0, 2, 1, true",
        "1, 0, 0, -1, true"
    })
    void changes(Integer current, int next, Integer parent, String most, String isShorter) {
        Optional<PathLengthChange> change =
                PathLengthChange.of(TestIssuances.request(next), parent(parent), Optional.of(ca(current)));

        assertThat(change.map(each -> String.valueOf(each.most())).orElse("-")).isEqualTo(most);
        assertThat(change.map(each -> String.valueOf(each.isShorter())).orElse("-"))
                .isEqualTo(isShorter);
        assertThat(change.map(PathLengthChange::next).orElse(next)).isEqualTo(next);
        assertThat(change.map(each -> each.current().equals(length(current))).orElse(true))
                .isTrue();
    }

    @Test
    void aCaWithoutCertificateHasNoChange() {
        assertThat(PathLengthChange.of(TestIssuances.request(1), parent(null), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | 1 | 3  | is 2 now and becomes 1: verifiers will reject a certificate with more than 1 CA between this CA and itself | give --path-len 2
        3 | 2 | 3  | is 3 now and becomes 2: verifiers will reject a certificate with more than 2 CAs between this CA and itself | give --path-len 3
          | 2 | 3  | is not limited now and becomes 2: verifiers will reject a certificate with more than 2 CAs between this CA and itself | give --path-len 3
          | 3 | 3  | is not limited now and becomes 3 (the parent and AWS's templates allow at most 3): verifiers will reject a certificate with more than 3 CAs between this CA and itself | use a parent higher up if there are CAs below this one
        3 | 0 | 2  | is 3 now and becomes 0: verifiers will reject every CA below this one, and every certificate that those CAs issued | give --path-len 2
        1 | 0 | 0  | is 1 now and becomes 0 (the parent and AWS's templates allow at most 0): verifiers will reject every CA below this one, and every certificate that those CAs issued | use a parent higher up if there are CAs below this one
        1 | 0 | -1 | is 1 now and becomes 0 (the parent allows no CA below it): verifiers will reject every CA below this one, and every certificate that those CAs issued | use a parent higher up if there are CAs below this one
        3 | 1 | -1 | is 3 now and becomes 1: verifiers will reject a certificate with more than 1 CA between this CA and itself | give --path-len 0
        """)
    void aShorterOneIsAWarning(Integer current, int next, int most, String message, String fix) {
        List<Finding> findings = new PathLengthChange(length(current), next, most).findings();

        assertThat(findings)
                .extracting(Finding::textWithCode)
                .containsExactly("ca: the path length " + message + " [path-length-shorter]");
        assertThat(findings.get(0).fix()).isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "0, 3", "1, 1"})
    void aLongerOneIsNone(int current, int next) {
        assertThat(new PathLengthChange(OptionalInt.of(current), next, 3).findings())
                .isEmpty();
    }

    @Test
    void texts() {
        assertThat(new PathLengthChange(OptionalInt.of(2), 1, 3).currentText()).isEqualTo("2");
        assertThat(new PathLengthChange(OptionalInt.empty(), 1, 3).currentText())
                .isEqualTo("not limited");
    }

    private static OptionalInt length(@Nullable Integer length) {
        return length == null ? OptionalInt.empty() : OptionalInt.of(length);
    }

    private static CaCertificate ca(@Nullable Integer pathLength) {
        return TestIssuances.ca(made("Subordinate", pathLength));
    }

    private static Parent parent(@Nullable Integer pathLength) {
        return TestIssuances.parent(made("Parent", pathLength));
    }

    private static TestCertificates made(String name, @Nullable Integer pathLength) {
        TestCertificates made = TestCertificates.ca(name);
        return pathLength == null ? made : made.pathLength(pathLength);
    }
}
