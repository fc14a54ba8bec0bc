package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorModeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # arguments                       | environment                         | at a terminal | in a pipe
        check                             | A=1                                 | true          | false
        check --color auto                | A=1                                 | true          | false
        check --color=always              | A=1                                 | true          | true
        check --color always              | NO_COLOR=1                          | true          | true
        check --color ALWAYS              | A=1                                 | true          | true
        check --color never               | CLICOLOR_FORCE=1                    | false         | false
        check --color=always --color=never| A=1                                 | false         | false
        check -- --color always           | A=1                                 | true          | false
        check --color                     | A=1                                 | true          | false
        check --color pink                | A=1                                 | true          | false
        check                             | NO_COLOR=1                          | false         | false
        check                             | NO_COLOR=                           | true          | false
        check                             | CLICOLOR_FORCE=1                    | true          | true
        check                             | CLICOLOR_FORCE=0                    | true          | false
        check                             | CLICOLOR_FORCE=                     | true          | false
        check                             | NO_COLOR=1,CLICOLOR_FORCE=1         | false         | false
        check                             | CLICOLOR=0                          | false         | false
        check                             | CLICOLOR=0,CLICOLOR_FORCE=1         | true          | true
        check                             | TERM=dumb                           | false         | false
        check                             | PCA_CONSTRAIN_COLOR=always          | true          | true
        check --color never               | PCA_CONSTRAIN_COLOR=always          | false         | false
        check                             | PCA_CONSTRAIN_COLOR=never           | false         | false
        """)
    void isDecidedByTheCommandLineThenTheEnvironmentThenTheTerminal(
            String args, String environment, boolean atTerminal, boolean inPipe) {
        Map<String, String> variables = Arrays.stream(environment.split(","))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        ColorMode mode = ColorMode.of(args.split(" "), variables);

        assertThat(mode.isOn(true, variables)).isEqualTo(atTerminal);
        assertThat(mode.isOn(false, variables)).isEqualTo(inPipe);
    }
}
