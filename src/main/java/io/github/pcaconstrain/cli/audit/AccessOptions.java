package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.AccessSources;
import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.trail.ExpectedRoles;
import io.github.pcaconstrain.audit.trail.TrailSource;
import io.github.pcaconstrain.audit.trail.TrailSource.Input;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Who may have CAs sign, and who did: policies and records. */
final class AccessOptions {
    private static final String STANDARD_INPUT = "-";

    private final Console console;
    private final Option<List<String>> iam = Option.list(
            "[KIND:]FILE",
            "Also find who may have CAs sign without constraints, according to policies: the output of 'aws iam"
                    + " get-account-authorization-details', or a policy. KIND, for a policy, is identity, scp, rcp,"
                    + " boundary, session, resource, ram or vpc-endpoint. Default: resource if it names principals,"
                    + " otherwise identity.",
            "--iam");
    private final Option<List<String>> cloudtrail = Option.list(
            "FILE",
            "Also find who had CAs sign CA certificates and who changed CAs, according to CloudTrail: its files, also"
                    + " compressed, folders of them, or the output of its lookup-events.",
            "--cloudtrail");
    private final Option<List<String>> expectedRoles = Option.list(
            "ARN",
            "A role that is meant to have CAs sign, to install their certificates and to change CAs; what others did is"
                    + " reported. Default: anybody is meant to.",
            "--expected-role");

    AccessOptions(Console console) {
        this.console = console;
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, iam, cloudtrail, expectedRoles);
    }

    /** Whether there is anything to audit even without certificates. */
    boolean isGiven() {
        return iam.isGiven() || cloudtrail.isGiven();
    }

    /** How often standard input is named. */
    long ofStandardInput() {
        return Stream.concat(
                        iam.find().stream().flatMap(List::stream),
                        cloudtrail.find().stream().flatMap(List::stream))
                .filter(name -> name.equals(STANDARD_INPUT) || name.endsWith(":" + STANDARD_INPUT))
                .count();
    }

    /**
     * Opens the sources.
     *
     * @param names the other sources of the audit
     */
    AccessSources sources(List<String> names) {
        if (expectedRoles.isGiven() && !cloudtrail.isGiven()) {
            throw new InvalidOptionException(
                    "--expected-role is about the records of --cloudtrail", "give --cloudtrail too, or leave it out");
        }
        return new AccessSources(
                iam.find().map(files -> PolicyFiles.read(files, console)),
                cloudtrail.find().map(files -> trail(files, names)));
    }

    private TrailSource trail(List<String> files, List<String> names) {
        List<AuditReportFile> reports = names.stream()
                .filter(CertificateSources::isFile)
                .map(Path::of)
                .filter(AuditReportFile::isOne)
                .map(AuditReportFile::new)
                .toList();
        return new TrailSource(
                files.stream().map(this::input).toList(),
                ExpectedRoles.parse(expectedRoles.orElse(List.of())),
                reports);
    }

    private Input input(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return new Input(InputFile.name(file), Optional.of(console.in()));
        }
        if (!CertificateSources.isFile(file)) {
            throw new UnreadableInputException(file, "there is no such file", "check the path");
        }
        return new Input(file, Optional.empty());
    }

    /** What a reader of a report must know of them. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        iam.find()
                .ifPresent(files -> notes.add("Policies that tell who may have CAs sign: " + String.join(", ", files)));
        cloudtrail
                .find()
                .ifPresent(files -> notes.add("Records that tell who had CAs sign: " + String.join(", ", files)));
        expectedRoles
                .find()
                .ifPresent(roles -> notes.add("Roles that are meant to have CAs sign: " + String.join(", ", roles)));
        return notes;
    }
}
