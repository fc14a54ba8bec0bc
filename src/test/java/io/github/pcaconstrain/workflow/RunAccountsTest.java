package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which accounts a run may be resumed. */
class RunAccountsTest {
    private static final String CA = "111122223333";
    private static final String PARENT = "444455556666";
    private static final Path FOLDER = Path.of("run");

    /** A journal that is kept in memory. */
    private static final class Kept implements Journal {
        private final List<JournalEntry> entries = new ArrayList<>();

        @Override
        public List<JournalEntry> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void write(Step step, Map<String, String> details) {
            entries.add(new JournalEntry(step, Instant.EPOCH, details));
        }
    }

    private final Kept journal = new Kept();

    private static RunAccounts accounts(String credentials, String caller) {
        return new RunAccounts(
                Optional.of(CA), PARENT, credentials, Optional.of(caller).filter(each -> !each.equals("?")));
    }

    /** An account ? is one that STS has not told. */
    @ParameterizedTest
    @CsvSource({
        "profile pki,  444455556666, profile pki,   444455556666",
        "profile pki,  444455556666, profile other, 444455556666",
        "profile pki,  ?,            profile pki,   444455556666",
        "profile pki,  444455556666, profile pki,   ?",
        "role pki,     444455556666, role pki,      444455556666",
        "'',           111122223333, '',            111122223333",
        "'',           111122223333, profile own,   111122223333",
    })
    void theSameAccountsResumeARun(String before, String its, String now, String accountNow) {
        accounts(before, its).begin(journal);

        accounts(now, accountNow).requireSame(journal, FOLDER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        profile pki | 444455556666 | profile pki   | 111122223333 | give a profile of account 444455556666 with --parent-profile
        profile pki | 444455556666 | profile other | 777788889999 | give --parent-profile pki
        profile pki | ?            | profile other | 444455556666 | give --parent-profile pki
        profile pki | 444455556666 | role pki      | 444455556666 | give --parent-profile pki
        role pki    | 444455556666 | role other    | 444455556666 | give --parent-role pki
        role pki    | 444455556666 | profile pki   | 444455556666 | give --parent-role pki
        profile pki | 444455556666 | ''            | 111122223333 | give --parent-profile pki
        ''          | 111122223333 | profile pki   | 444455556666 | leave --parent-profile and --parent-role out
        """)
    void othersDoNot(String before, String its, String now, String accountNow, String hint) {
        accounts(before, its).begin(journal);

        assertThatThrownBy(() -> accounts(now, accountNow).requireSame(journal, FOLDER))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        e -> assertThat(e.hint())
                                .isEqualTo(hint + " to resume it, or --out-dir with a new folder to begin another run"))
                .hasMessage("the run in run began with the accounts "
                        + accounts(before, its).text() + ", not "
                        + accounts(now, accountNow).text() + "; nothing was changed");
    }

    @Test
    void aRunInOneAccountIsNotResumedWithARole() {
        RunAccounts one = RunAccounts.usual(Optional.of(CA), CA);
        one.begin(journal);
        assertThat(journal.entries()).isEmpty();
        RunAccounts role = new RunAccounts(Optional.of(CA), CA, "role pki", Optional.of(CA));

        role.requireSame(journal, FOLDER);
        journal.write(Step.REQUESTING, Map.of("token", "t"));

        one.requireSame(journal, FOLDER);
        assertThatThrownBy(() -> role.requireSame(journal, FOLDER)).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void aJournalHasThemOnce() {
        accounts("profile pki", PARENT).begin(journal);
        accounts("profile other", PARENT).begin(journal);

        assertThat(journal.entries()).hasSize(1);
        assertThat(journal.entries().get(0).details())
                .containsEntry("credentials", "profile pki")
                .containsEntry("caller", PARENT);
    }

    /** Versions before this one wrote down no account of the caller. */
    @Test
    void theNameOfAProfileDecidesInAnOlderJournal() {
        journal.write(Step.ACCOUNTS, Map.of("ca", CA, "parent", PARENT, "credentials", "profile pki"));

        accounts("profile pki", PARENT).requireSame(journal, FOLDER);
        assertThatThrownBy(() -> accounts("profile other", PARENT).requireSame(journal, FOLDER))
                .isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void theTextTellsWhoseCredentialsAreNotTheParents() {
        assertThat(accounts("profile pki", PARENT).text())
                .isEqualTo("111122223333 (CA), 444455556666 (parent, with the profile pki)");
        assertThat(accounts("profile pki", CA).text())
                .isEqualTo("111122223333 (CA), 444455556666 (parent, with the profile pki of account 111122223333)");
        assertThat(RunAccounts.usual(Optional.of(CA), PARENT).text())
                .isEqualTo("111122223333 (CA), 444455556666 (parent)");
    }
}
