package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.audit.fleet.FetchedCertificates;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The folder in which the certificates of audit reports are kept for the next run. */
public final class FetchedOption {
    private final OptionSpec folder = OptionSpec.builder("--fetched")
            .type(String.class)
            .paramLabel("DIR")
            .description("Keep the certificates of audit reports in DIR, and fetch only those that are not there: the "
                    + "same command goes on where it was cut off.")
            .build();
    private final CommonOptions common;

    public FetchedOption(CommonOptions common) {
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        spec.addOption(folder);
    }

    /**
     * Opens the folder that was given.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it cannot be used
     */
    public Optional<FetchedCertificates> open() {
        @Nullable String given = folder.getValue();
        if (given == null) {
            return Optional.empty();
        }
        FetchedCertificates fetched = FetchedCertificates.open(given);
        if (fetched.size() > 0) {
            common.note(given + " holds " + fetched.size() + (fetched.size() == 1 ? " certificate" : " certificates")
                    + " fetched before");
        }
        return Optional.of(fetched);
    }
}
