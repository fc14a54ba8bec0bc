package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user is told that a run has changed so far. */
class WorkDoneTest {
    private static final String PARENT = TestPlans.PARENT.toString();
    private static final String CA = TestPlans.CA.toString();

    /** CA and PARENT stand for their ARNs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # journal                                 | certain                                     | possible
        ''                                        | ''                                          | ''
        accounts creating                         | ''                                          | ''
        accounts creating created                 | a CA was created, arn:2                     | ''
        requesting                                | ''                                          | a certificate may have been issued by PARENT
        accounts requesting                       | ''                                          | a certificate may have been issued by PARENT
        requesting refused                        | ''                                          | ''
        requesting requested                      | a certificate was issued, arn:1             | ''
        requesting requested refused              | ''                                          | ''
        requesting requested issued               | a certificate was issued, arn:1             | ''
        requested                                 | a certificate was issued, arn:0             | ''
        # with --issue-again, the earlier certificate still is one
        requesting requested requesting           | a certificate was issued, arn:1             | a certificate may have been issued by PARENT
        requesting requested requesting refused   | a certificate was issued, arn:1             | ''
        requesting requested requesting requested | a certificate was issued, arn:1; a certificate was issued, arn:3 | ''
        requesting requesting requested           | a certificate was issued, arn:2             | a certificate may have been issued by PARENT
        requesting requesting                     | ''                                          | 2 certificates may have been issued by PARENT
        requesting refused requesting             | ''                                          | a certificate may have been issued by PARENT
        installing                                | ''                                          | a certificate may have been installed in CA
        installing installed                      | a certificate was installed in CA           | ''
        installing installed retired              | a certificate was installed in CA; the replaced certificate was revoked | ''
        permitted                                 | ACM may renew certificates of CA            | ''
        probe-requesting probe-requested tested   | ''                                          | ''
        """)
    void isReadFromItsJournal(String journal, String certain, String possible) {
        WorkDone done = WorkDone.of(Steps.of(journal), TestPlans.CA, TestPlans.PARENT);

        assertThat(done.certain()).isEqualTo(lines(certain));
        assertThat(done.possible()).isEqualTo(lines(possible));
    }

    private static List<String> lines(String cell) {
        return Arrays.stream(cell.split("; "))
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceAll("\\bPARENT$", PARENT).replaceAll("\\bCA$", CA))
                .toList();
    }
}
