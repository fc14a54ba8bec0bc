package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.shell.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The commands that come after a suggestion.
 *
 * @param sources what it was made from
 * @param aws how AWS was reached
 */
record NextCommands(SuggestSources sources, AwsOptions aws) {
    NextCommands {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(aws, "aws");
    }

    /** Those for a policy that is in a file: what it would break, whether it is good, and the change itself. */
    List<String> forPolicy(String file) {
        List<String> commands = new ArrayList<>();
        List<String> files = sources.files();
        List<String> ca =
                sources.cas().size() == 1 ? List.of("--ca", sources.cas().get(0)) : List.of();
        if (!files.isEmpty() || !ca.isEmpty()) {
            commands.add(text("impact", file, Stream.concat(ca.stream(), files.stream())));
        }
        commands.add(Invocation.words(List.of("lint", "--policy", file)));
        commands.add(text("apply", file, ca.isEmpty() ? Stream.of("--ca", "ARN") : ca.stream()));
        return commands;
    }

    private String text(String command, String file, Stream<String> more) {
        String[] words =
                Stream.concat(Stream.of(command, "--policy", file), more).toArray(String[]::new);
        boolean reachesAws = !sources.cas().isEmpty()
                && aws.regions().size() < 2
                && aws.profiles().size() < 2;
        return Invocation.words(reachesAws ? aws.command(words).words() : List.of(words));
    }
}
