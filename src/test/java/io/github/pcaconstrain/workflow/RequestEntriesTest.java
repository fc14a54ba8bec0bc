package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which request of a journal counts, and what is known about it. */
class RequestEntriesTest {
    private static final IssuanceRequest REQUEST =
            TestRequests.of("a.example.com", new Validity(Validity.Unit.DAYS, 30));

    /** Steps by their place, from 0; an empty cell is nothing. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        # journal                                             , open, answered, latest from
        ''                                                    ,     ,         , 0
        requesting                                            , 0   ,         , 0
        accounts requesting                                   , 1   ,         , 1
        requesting requested                                  , 0   , 1       , 0
        accounts created requesting requested issued          , 2   , 3       , 2
        requesting refused                                    ,     ,         , 0
        requesting requested refused                          ,     ,         , 0
        requesting refused requesting                         , 2   ,         , 2
        requesting refused requesting requested               , 2   , 3       , 2
        requesting requested requesting                       , 2   ,         , 2
        requesting requested requesting refused               ,     ,         , 2
        requesting requested requested                        , 0   , 2       , 0
        requesting refused requested                          ,     , 2       , 0
        probe-requesting tested                               ,     ,         , 0
        """)
    void theLatestRequestCounts(String steps, @Nullable Integer open, @Nullable Integer answered, int latest) {
        List<JournalEntry> journal = Steps.of(steps);
        RequestEntries entries = new RequestEntries(journal);

        assertThat(entries.open().map(journal::indexOf)).isEqualTo(Optional.ofNullable(open));
        assertThat(entries.answered().map(journal::indexOf)).isEqualTo(Optional.ofNullable(answered));
        assertThat(entries.latest()).isEqualTo(journal.subList(latest, journal.size()));
        assertThat(entries.begun()).isEqualTo(journal.stream().findFirst().map(JournalEntry::at));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        true,  ''
        true,  accounts
        true,  requesting refused
        true,  requesting requested refused
        true,  requesting refused requesting requested refused
        false, requesting
        false, requesting requested
        false, created
        false, created requesting refused
        false, requesting requested requesting refused
        false, requesting requested issued refused
        false, requesting requested requesting requested refused
        """)
    void onlyWhatWasRefusedIsWithoutEffect(boolean isWithout, String steps) {
        assertThat(new RequestEntries(Steps.of(steps)).isWithoutEffect()).isEqualTo(isWithout);
    }

    @Test
    void anEntryHasWhatIdentifiesTheRequestAndATokenOfItsOwn() {
        Map<String, String> own = RequestEntries.requesting(REQUEST);
        Map<String, String> ofCa = RequestEntries.requesting(TestPlans.of(REQUEST, TestPlans.CA));

        assertThat(own)
                .containsOnlyKeys("token", "request", "validity")
                .containsEntry("request", REQUEST.fingerprint())
                .containsEntry("validity", "DAYS 30");
        assertThat(own.get("token")).matches("pc-[0-9a-f]{32}").isNotEqualTo(ofCa.get("token"));
        assertThat(ofCa).containsOnlyKeys("token", "request", "validity", "ca");
        assertThat(ofCa).containsEntry("ca", TestPlans.CA.toString());
        assertThat(RequestEntries.requested("arn:aws:one")).isEqualTo(Map.of("arn", "arn:aws:one"));
        assertThat(RequestEntries.token(entry(own)).value()).isEqualTo(own.get("token"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        DAYS 30             , DAYS     , 30
        MONTHS 1            , MONTHS   , 1
        ABSOLUTE 1798761599 , ABSOLUTE , 1798761599
        -                   , -        , 0
        ''                  , -        , 0
        DAYS                , -        , 0
        'DAYS '             , -        , 0
        DAYS 30 40          , -        , 0
        DAYS 0              , -        , 0
        DAYS -1             , -        , 0
        DAYS many           , -        , 0
        days 30             , -        , 0
        WEEKS 2             , -        , 0
        """)
    void aValidityIsReadAsItWasWritten(@Nullable String text, Validity.@Nullable Unit unit, long value) {
        Map<String, String> details = text == null ? Map.of("token", "t") : Map.of("token", "t", "validity", text);

        assertThat(RequestEntries.validity(entry(details)))
                .isEqualTo(Optional.ofNullable(unit).map(each -> new Validity(each, value)));
    }

    @Test
    void anEntryIsForTheCaThatItNames() {
        assertThat(RequestEntries.mayBeFor(entry(Map.of("token", "t")), TestPlans.CA))
                .isTrue();
        assertThat(RequestEntries.mayBeFor(entry(Map.of("token", "t", "ca", TestPlans.CA.toString())), TestPlans.CA))
                .isTrue();
        assertThat(RequestEntries.mayBeFor(
                        entry(Map.of("token", "t", "ca", TestPlans.CA.toString())), TestPlans.PARENT))
                .isFalse();
    }

    /** The journal of a run that has created a CA belongs to requests for that one. */
    @Test
    void aRequestForAnotherCaIsAnother() {
        IssuanceRequest ofCa = TestPlans.of(REQUEST, TestPlans.CA);
        JournalEntry created = new JournalEntry(Step.CREATED, Instant.EPOCH, Map.of("arn", TestPlans.CA.toString()));
        JournalEntry earlier = new JournalEntry(Step.CREATED, Instant.EPOCH, Map.of("arn", "arn:aws:earlier"));

        assertThat(new RequestEntries(List.of(created)).isOther(ofCa)).isFalse();
        assertThat(new RequestEntries(List.of(earlier, created)).isOther(ofCa)).isFalse();
        assertThat(new RequestEntries(List.of(created, earlier)).isOther(ofCa)).isTrue();
        assertThat(new RequestEntries(List.of(created)).isOther(TestPlans.of(REQUEST, TestPlans.PARENT)))
                .isTrue();
        assertThat(new RequestEntries(List.of(created)).isOther(REQUEST)).isTrue();
    }

    /** An early version had the fingerprint as its token. */
    @Test
    void anOlderEntryIsComparedByItsToken() {
        assertThat(new RequestEntries(List.of(entry(Map.of("token", REQUEST.fingerprint())))).isOther(REQUEST))
                .isFalse();
        assertThat(new RequestEntries(List.of(entry(Map.of("token", "pc-0")))).isOther(REQUEST))
                .isTrue();
    }

    @Test
    void aDetailThatIsMissingIsNamed() {
        JournalEntry entry = new JournalEntry(Step.REQUESTED, Instant.EPOCH, Map.of());

        assertThatThrownBy(() -> RequestEntries.arn(entry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a journal entry requested without arn");
    }

    private static JournalEntry entry(Map<String, String> details) {
        return new JournalEntry(Step.REQUESTING, Instant.EPOCH, details);
    }
}
