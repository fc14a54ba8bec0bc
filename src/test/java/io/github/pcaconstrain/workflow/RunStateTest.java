package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a journal says of the run that is asked for: whether that begins, goes on, or would take the place of another. */
class RunStateTest {
    private static final IssuanceRequest WANTED = TestRequests.of("a.example.com");
    private static final IssuanceRequest OTHER = TestRequests.of("b.example.com");

    /** {@code other} is the request of a run with other arguments, {@code old-token} one that an early version has made. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        NEW,           ''
        NEW,           requesting refused
        NEW,           other refused
        NEW,           requesting refused other refused
        RESUMABLE,     requesting
        RESUMABLE,     requesting refused requesting
        RESUMABLE,     other refused requesting
        RESUMABLE,     requesting requested
        RESUMABLE,     requesting requested issued
        RESUMABLE,     requesting requested issued requesting
        RESUMABLE,     requesting requested issued requesting refused
        RESUMABLE,     requesting requested issued installing
        RESUMABLE,     requesting requested issued installing installed retired testing
        RESUMABLE,     requesting requested issued installing installed testing probe-requesting probe-requested
        RESUMABLE,     probe-requesting
        FINISHED,      requesting requested rejected
        FINISHED,      requesting requested issued installing installed tested
        FINISHED,      requesting requested issued requesting requested rejected
        FINISHED,      other requested rejected
        FINISHED,      other requested issued installing installed testing tested
        FINISHED,      tested
        OTHER_REQUEST, other
        OTHER_REQUEST, old-token
        OTHER_REQUEST, requesting refused other
        OTHER_REQUEST, other requested
        OTHER_REQUEST, other requested issued installing installed testing
        OTHER_REQUEST, requesting requested issued other
        OTHER_REQUEST, creating created-other
        """)
    void ofApply(RunState state, String steps) {
        assertThat(RunState.of(journal(steps), WANTED, ApplyRun.END)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        NEW,           ''
        NEW,           requesting refused
        NEW,           requesting requested refused
        NEW,           other requested refused
        RESUMABLE,     requesting
        RESUMABLE,     requesting requested
        RESUMABLE,     requesting requested refused requesting requested
        RESUMABLE,     requesting requested requesting refused
        RESUMABLE,     requesting requested issued requesting
        FINISHED,      requesting requested issued
        FINISHED,      requesting requested rejected
        FINISHED,      requesting requested issued installing installed
        FINISHED,      other requested issued
        OTHER_REQUEST, other
        OTHER_REQUEST, other requested
        """)
    void ofARunThatOnlySigns(RunState state, String steps) {
        assertThat(RunState.of(journal(steps), WANTED, Signing.END)).isEqualTo(state);
    }

    @Test
    void onlyAccountsAndRefusedRequestsAreWithoutEffect() {
        Set<Step> forgotten = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            if (RunState.of(List.of(entry(step.label())), WANTED, Set.of()) == RunState.NEW) {
                forgotten.add(step);
            }
        }
        assertThat(forgotten).containsExactlyInAnyOrder(Step.ACCOUNTS, Step.REFUSED);
    }

    private static List<JournalEntry> journal(String steps) {
        return Arrays.stream(steps.split(" "))
                .filter(step -> !step.isEmpty())
                .map(RunStateTest::entry)
                .toList();
    }

    private static JournalEntry entry(String step) {
        return switch (step) {
            case "requesting" -> entry(Step.REQUESTING, RequestEntries.requesting(WANTED));
            case "other" -> entry(Step.REQUESTING, RequestEntries.requesting(OTHER));
            case "created-other" -> entry(Step.CREATED, Map.of("arn", TestRequests.ISSUER.toString()));
            case "old-token" -> entry(Step.REQUESTING, Map.of("token", "0123456789abcdef"));
            default ->
                entry(
                        Arrays.stream(Step.values())
                                .filter(each -> each.label().equals(step))
                                .findFirst()
                                .orElseThrow(),
                        Map.of());
        };
    }

    private static JournalEntry entry(Step step, Map<String, String> details) {
        return new JournalEntry(step, Instant.EPOCH, details);
    }
}
