package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.audit.fleet.FetchedCertificates;
import io.github.pcaconstrain.failure.Counted;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The folder in which the certificates of audit reports are kept for the next run. */
public final class FetchedOption {
    private final Option<String> folder = Option.text(
            "--fetched",
            "DIR",
            "Keep the certificates of audit reports in DIR and fetch only those that are missing. After an"
                    + " interruption, the same command continues where it stopped.");
    private final CommonOptions common;

    public FetchedOption(CommonOptions common) {
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        Option.addAll(spec, folder);
    }

    /**
     * Opens the given folder.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it cannot be used
     */
    public Optional<FetchedCertificates> open() {
        return folder.find().map(this::open);
    }

    private FetchedCertificates open(String given) {
        FetchedCertificates fetched = FetchedCertificates.open(given);
        if (fetched.size() > 0) {
            common.note(given + " holds " + Counted.of(fetched.size(), "certificate") + " fetched earlier");
        }
        return fetched;
    }
}
