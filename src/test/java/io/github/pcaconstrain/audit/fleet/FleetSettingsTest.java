package io.github.pcaconstrain.audit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of CAs: which are asked for, and what becomes of a refusal. */
class FleetSettingsTest {
    private static final RateLimits ONE_BY_ONE =
            new RateLimits(Clock.systemUTC(), pause -> {}, Executors::newSingleThreadExecutor);

    private final StubCa service = new StubCa();
    private final FleetSettings settings = new FleetSettings(ONE_BY_ONE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        ACTIVE              | ca        | tags policy permissions
        DISABLED            | ca        | tags policy permissions
        EXPIRED             | ca        | tags policy permissions
        PENDING_CERTIFICATE | ca        | tags policy permissions
        UNKNOWN             | ca        | tags policy permissions
        CREATING            | ca        | none
        FAILED              | ca        | none
        DELETED             | ca        | none
        """)
    void aCaIsAskedAboutUnlessItsStateForbidsIt(CaStatus status, String id, String asked) {
        service.add(Ownership.SELF, status, id);

        read(new Fleet(ONE_BY_ONE).region("all", service, "us-east-1", reader(service)));

        List<String> expected = asked == null
                ? List.of()
                : List.of(asked.split(" ")).stream()
                        .map(what -> what + " " + id)
                        .toList();
        assertThat(service.settings).isEqualTo(expected);
        assertThat(settings.all()).hasSize(asked == null ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"tags, ListTags", "policy, GetPolicy", "permissions, ListPermissions"})
    void aRefusedCallLeavesTheOthers(String what, String operation) {
        service.add(Ownership.SELF, CaStatus.ACTIVE, "no-" + what);

        assertThat(read(new Fleet(ONE_BY_ONE).region("all", service, "us-east-1", reader(service))))
                .containsExactly("pem " + StubCa.arn("no-" + what));
        assertThat(settings.all())
                .singleElement()
                .satisfies(ca -> assertThat(ca.withheld()).containsOnlyKeys(operation));
    }

    @Test
    void oneCaIsDescribedFirst() {
        service.add(Ownership.SELF, CaStatus.ACTIVE, "ca");

        read(new Fleet(ONE_BY_ONE).ca(service, StubCa.arn("ca"), reader(service)));
        read(new Fleet(ONE_BY_ONE).ca(service, StubCa.arn("gone"), reader(service)));

        assertThat(settings.all()).hasSize(2);
        assertThat(settings.all().get(0).withheld()).isEmpty();
        assertThat(settings.all().get(1).withheld()).containsKey(CaSettings.DESCRIBE);
    }

    @Test
    void theOwnerIsAskedForWhatAwsDidNotTellAnother() {
        StubCa owner = new StubCa();
        service.add(Ownership.OTHER_ACCOUNTS, CaStatus.ACTIVE, "no-policy");
        service.add(Ownership.SELF, CaStatus.ACTIVE, "own");
        owner.add(Ownership.SELF, CaStatus.ACTIVE, "no-policy");
        owner.tellsAll = true;
        Fleet fleet = new Fleet(ONE_BY_ONE);

        read(fleet.region("all of one", service, "us-east-1", reader(service)));
        assertThat(settings.all()).filteredOn(CaSettings::isForeign).hasSize(1);
        read(fleet.region("all of another", owner, "us-east-1", reader(owner)));

        assertThat(owner.settings).containsExactly("tags no-policy", "policy no-policy", "permissions no-policy");
        assertThat(settings.all()).hasSize(2).allSatisfy(ca -> {
            assertThat(ca.withheld()).isEmpty();
            assertThat(ca.isForeign()).isFalse();
        });
    }

    @Test
    void settingsThatAreNotReadAfterAwsWentAwayAreCounted() {
        List.of("first", "second", "third").forEach(id -> service.add(Ownership.SELF, CaStatus.ACTIVE, id));
        service.onSetting = () -> {
            if (service.settings.size() > 3) {
                throw new AwsUnreachableException("cannot ask AWS", "check the network");
            }
        };

        assertThat(read(new Fleet(ONE_BY_ONE).region("all", service, "us-east-1", reader(service))))
                .hasSize(4)
                .last()
                .isEqualTo("unreadable all: the settings of 2 of its 3 CAs were not read: cannot ask AWS;"
                        + " check the network");
        assertThat(settings.all()).hasSize(1);
    }

    private Optional<SettingsReader> reader(StubCa asked) {
        return Optional.of(settings.reader(asked, asked::tags));
    }

    private static List<String> read(Source source) {
        Heard heard = new Heard();
        try (source) {
            source.read(heard);
        }
        return heard.lines;
    }
}
