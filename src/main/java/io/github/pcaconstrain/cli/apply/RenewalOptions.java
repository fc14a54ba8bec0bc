package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.TimeSpan;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Renewal;
import io.github.pcaconstrain.workflow.UnfinishedRun;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code apply} for certificates that expire soon. */
final class RenewalOptions {
    private static final int DIGITS = 8;

    private final TimeSpanOption within = TimeSpanOption.ofCalendar(
            "--renew-within",
            "Renew the certificate if it, or one above it, expires within TIME, such as 90d; otherwise change nothing."
                    + " Whatever is not given stays as in the current certificate: constraints, path length, key usage"
                    + " and number of days.");
    private final Option<Boolean> check = Option.flag(
            "--check",
            "With --renew-within: change nothing, and only tell whether a renewal is due. The exit code is 1 if so,"
                    + " otherwise 0.");
    private final CommonOptions common;

    RenewalOptions(CommonOptions common) {
        this.common = common;
    }

    void addTo(CommandSpec spec) {
        within.addTo(spec);
        check.addTo(spec);
    }

    /** Whether a renewal is wanted where one is due. */
    boolean isGiven() {
        return span().isPresent();
    }

    /** Whether only to tell if one is due. */
    boolean isCheck() {
        return check.isGiven();
    }

    /**
     * Checks that they go together.
     *
     * @throws InvalidOptionException if they do not
     */
    void check() {
        if (isCheck() && !isGiven()) {
            throw new InvalidOptionException("--check needs --renew-within", "give it too, such as --renew-within 90d");
        }
    }

    /** The renewal of a CA, if one is wanted, and the run that it goes on with. */
    Optional<PlannedRenewal> find(AwsSession aws, CaArn ca, Option<String> folder) {
        return span().map(span -> {
            NumberedFolder base = new NumberedFolder(folder.find()
                    .map(name -> IssuanceFolder.of(name).path())
                    .orElseGet(() -> Path.of("renewed-" + Sha256.hex(ca.toString(), DIGITS))));
            return new PlannedRenewal(
                    ca,
                    Renewal.fetch(aws.privateCa(), ca, span.after(aws.now())),
                    base,
                    isCheck() ? Optional.empty() : UnfinishedRun.in(base.latest(), ca));
        });
    }

    private Optional<TimeSpan> span() {
        return within.find(common::warning);
    }
}
