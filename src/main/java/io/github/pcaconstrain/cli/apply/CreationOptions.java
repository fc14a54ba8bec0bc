package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.creation.CaDefinition;
import io.github.pcaconstrain.creation.CaDefinitionReader;
import io.github.pcaconstrain.creation.NewCa;
import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.workflow.NumberedFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code apply} for a CA that does not exist yet. */
final class CreationOptions {
    private static final int DIGITS = 8;

    private final Option<String> create = Option.text(
            "--create",
            "FILE",
            "Create the subordinate CA first: FILE (YAML or JSON) has its subject, key algorithm, revocation, usage"
                    + " mode, key storage and tags. A CA that an earlier run created from it is used as it is.");
    private final Option<Boolean> withRenewal = Option.flag(
            "--with-renewal", "Allow ACM to renew the certificates from this CA that it manages (CreatePermission).");
    private final Console console;

    CreationOptions(Console console) {
        this.console = console;
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, create, withRenewal);
    }

    /** Whether a CA is created where there is none. */
    boolean isGiven() {
        return create.isGiven();
    }

    /** Whether ACM is to be allowed to renew certificates. */
    boolean isWithRenewal() {
        return withRenewal.isGiven();
    }

    /**
     * The definition of the CA.
     *
     * @param isRenewal whether a renewal is wanted
     * @throws InvalidOptionException if that is wanted too
     * @throws io.github.pcaconstrain.failure.UserFacingException if the file cannot be read, or is not a definition
     */
    Optional<CaDefinition> read(boolean isRenewal) {
        if (isGiven() && isRenewal) {
            throw new InvalidOptionException(
                    "--create cannot be combined with --renew-within", "a new CA has no certificate to renew");
        }
        return create.find()
                .map(file -> CaDefinitionReader.read(
                        InputFile.name(file), InputFile.read(file, CaDefinitionReader.MAX_OCTETS, console)));
    }

    /** What there is of a CA already. */
    PlannedCreation find(
            CaDefinition definition, AwsSession aws, CaArn parent, Optional<String> region, Option<String> folder) {
        NewCa ca = new NewCa(definition, region.orElse(parent.region()), aws.privateCa(), aws.caLifecycle());
        Optional<Path> given = folder.find().map(name -> IssuanceFolder.of(name).path());
        NumberedFolder base = new NumberedFolder(
                Path.of("created-" + Sha256.hex(definition.fingerprint() + "\n" + ca.region(), DIGITS)));
        return PlannedCreation.of(ca, given, base);
    }
}
