package io.github.pcaconstrain.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.issuance.PcaWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a new certificate of a CA means for the CAs below it. */
@SuppressWarnings("NullAway.Init")
class CasBelowTest {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    Path folder;

    private PcaWorld world;
    private CaArn root;
    private CaArn middle;
    private CaArn low;
    private CaArn lowest;

    @BeforeEach
    void start() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        world = new PcaWorld();
        root = world.root(KeyAlgorithm.EC_P256);
        middle = world.unconstrained(root, "Middle CA", 2, 8);
        low = world.unconstrained(middle, "Low CA", 1, 6);
        lowest = world.unconstrained(low, "Lowest CA", 0);
        world.unconstrained(root, "Neighbour CA", 0);
    }

    @AfterEach
    void stop() {
        world.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    @Test
    void theyAreLostWithAShorterPathLength() throws IOException {
        Outcome kept = impact();
        assertThat(kept.exitCode()).as(kept.err()).isZero();
        assertThat(read(kept).path("examined").asInt()).isEqualTo(2);

        Outcome one = impact("--path-len", "1");
        assertThat(one.exitCode()).isEqualTo(1);
        assertThat(places(one)).containsExactly(lowest.toString());

        Outcome none = impact("--path-len", "0");
        assertThat(places(none)).containsExactly(low.toString(), lowest.toString());
        assertThat(none.out()).contains("a path length of 0 leaves no room for CN=Low CA");
        assertThat(JsonSchema.violations(Path.of("docs/schema/impact.schema.json"), read(none)))
                .isEmpty();
    }

    @Test
    void theyAreHeldToTheConstraints() {
        assertThat(places(run("impact", "--ca", middle.toString(), "-p", "dn:O=Elsewhere", "--json")))
                .containsExactly(low.toString(), lowest.toString());
    }

    @Test
    void thePlanTellsOfThem() {
        Outcome planned =
                run("apply", "--ca", middle.toString(), "--parent", root.toString(), "-p", "example.com", "--dry-run");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out())
                .contains("path length 2, ")
                .contains("below     2 CAs:")
                .contains("CN=Lowest CA")
                .contains("breaks    none of the 2 certificates");

        Outcome shorter = run(
                "apply",
                "--ca",
                middle.toString(),
                "--parent",
                root.toString(),
                "-p",
                "example.com",
                "--dry-run",
                "--path-len",
                "0");
        assertThat(shorter.err()).contains("[path-length-shorter]");
        assertThat(shorter.out()).contains("path length 0 (now 2)").contains("breaks    2 of the 2 certificates");
    }

    private Outcome impact(String... more) {
        return run(
                "impact",
                Stream.concat(Stream.of("--ca", middle.toString(), "-p", "example.com", "--json"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Outcome run(String command, String... more) {
        return new Cli(folder)
                .run(Stream.concat(
                                Stream.of(
                                        command,
                                        "--endpoint-url",
                                        world.endpoint().toString()),
                                Stream.of(more))
                        .toList());
    }

    private static List<String> places(Outcome outcome) {
        return read(outcome)
                .path("refused")
                .valueStream()
                .map(each -> each.path("place").asString())
                .toList();
    }

    private static JsonNode read(Outcome outcome) {
        return JsonMapper.shared().readTree(outcome.out());
    }
}
