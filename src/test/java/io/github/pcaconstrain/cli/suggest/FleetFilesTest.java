package io.github.pcaconstrain.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fleet of 2,000 certificates in files, of which {@code suggest} finds the zones and exactly the outliers. {@code
 * scripts/suggest-fleet} keeps the files, for a person to try it with.
 */
class FleetFilesTest {
    private static final String KEPT = "fleet.folder";
    private static final String SEED = "fleet.seed";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void theZonesAndExactlyTheOutliersAreFound() throws IOException {
        Path folder =
                Optional.ofNullable(System.getProperty(KEPT)).map(Path::of).orElse(temp);
        FleetFiles.write(folder, Integer.getInteger(SEED, 21));

        Outcome outcome = new Cli(folder).run("suggest", "--at=2026-06-01", "--json", "./" + FleetFiles.CERTIFICATES);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        JsonNode policy =
                JsonMapper.shared().readTree(outcome.out()).path("policies").path(0);
        List<String> zones = policy.path("entries")
                .valueStream()
                .map(entry -> entry.path("permitted").asString())
                .sorted()
                .toList();
        assertThat(zones).isEqualTo(Files.readAllLines(folder.resolve(FleetFiles.ZONES)));
        List<String> outliers = policy.path("leftOut")
                .valueStream()
                .flatMap(certificate -> certificate.path("names").valueStream())
                .map(name ->
                        name.path("reason").asString() + " " + name.path("name").asString())
                .distinct()
                .sorted()
                .toList();
        assertThat(outliers).containsExactlyElementsOf(Files.readAllLines(folder.resolve(FleetFiles.OUTLIERS)));
    }
}
