package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages on a terminal are broken at spaces, and commands not at all. */
class WrappingTest {
    private static final int COLUMNS = 40;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        short enough                                        | short enough
        of this message, the last two words are too long    | of this message, the last two words/    are too long
        see the CA arn:aws:acm-pca:us-east-1:1:ca/2 so      | see the CA/    arn:aws:acm-pca:us-east-1:1:ca/2 so
        see arn:aws:acm-pca:us-east-1:1:certific/2 now          | see/arn:aws:acm-pca:us-east-1:1:certific/2/    now
        see arn:aws:acm-pca:us-east-1:1:certificate-authority/2 now | see/arn:aws:acm-pca:us-east-1:1:certificate-authority/2 now
        give 'one that is quoted' or 'another of these', please     | give 'one that is quoted' or/    'another of these', please
        it is the CA's, and 'install' does that to the CA's own     | it is the CA's, and 'install' does/    that to the CA's own
        to go back: aws acm-pca update-certificate-authority --status ACTIVE | to go back: aws acm-pca update-certificate-authority --status ACTIVE
        Next: pca-constrain audit arn:aws:acm-pca:us-east-1:1:x     | Next: pca-constrain audit arn:aws:acm-pca:us-east-1:1:x
        """)
    void lines(String message, String expected) {
        assertThat(Wrapping.message(5, message, COLUMNS).replace('\n', '/')).isEqualTo(expected);
    }
}
