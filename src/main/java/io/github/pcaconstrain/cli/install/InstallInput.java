package io.github.pcaconstrain.cli.install;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.cli.input.GivenInput;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.IssuanceRecord;
import io.github.pcaconstrain.pem.PemWriter;
import io.github.pcaconstrain.workflow.NumberedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The certificate to install: from the folder of an issuance, or from two files. */
final class InstallInput {
    /** A chain may have 2 MB (API reference, ImportCertificateAuthorityCertificate). */
    private static final int MAX_OCTETS = 2 << 20;

    private final Option<String> folder = Option.text(
            "DIR",
            "The folder that 'issue' has written. Default: " + IssuanceFolder.DEFAULT + ", or the last of "
                    + IssuanceFolder.DEFAULT + "-2, -3 and so on.",
            "--from",
            "--out-dir");
    private final Option<String> certificate = file("--cert", "The certificate, instead of a folder.");
    private final Option<String> chain = file("--chain", "The chain above it: its issuer first, the root last.");
    private final Console console;
    private final CommonOptions common;

    InstallInput(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, folder, certificate, chain);
    }

    /**
     * What is to be installed.
     *
     * @param signed the certificate and its chain
     * @param issued the record of its issuance; empty for files
     * @param folder the folder that the certificate is in
     */
    record Given(SignedCertificate signed, Optional<IssuanceRecord> issued, Optional<Path> folder) {
        Given {
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(signed, "signed");
            Objects.requireNonNull(issued, "issued");
        }

        Optional<CaArn> ca() {
            return issued.flatMap(IssuanceRecord::ca);
        }

        Optional<CaArn> parent() {
            return issued.map(IssuanceRecord::parent);
        }
    }

    /**
     * Reads the certificate.
     * @throws io.github.pcaconstrain.failure.UserFacingException if it cannot be read, or options exclude each other
     */
    Given read() {
        if (!certificate.isGiven() && !chain.isGiven()) {
            IssuanceFolder source = folder.find()
                    .map(IssuanceFolder::of)
                    .orElseGet(() -> new IssuanceFolder(new NumberedFolder(Path.of(IssuanceFolder.DEFAULT)).latest()));
            IssuanceFolder.Contents contents = source.read();
            return new Given(contents.signed(), Optional.of(contents.issued()), Optional.of(source.path()));
        }
        if (folder.isGiven()) {
            throw new InvalidOptionException(
                    "--from cannot be combined with --cert and --chain", "give either a folder or the two files");
        }
        if (!certificate.isGiven() || !chain.isGiven()) {
            throw new InvalidOptionException(
                    "--cert and --chain must be given together",
                    "give the certificate with --cert and those above it with --chain");
        }
        String cert = certificate.require();
        return new Given(
                new SignedCertificate(one(cert), all(chain.require())),
                Optional.empty(),
                Optional.ofNullable(
                        Path.of(InputFile.name(cert)).toAbsolutePath().getParent()));
    }

    private String one(String file) {
        List<String> certificates = pem(file);
        if (certificates.size() > 1) {
            throw new UnreadableInputException(
                    InputFile.name(file),
                    "it holds " + certificates.size() + " certificates",
                    "give the one to install with --cert and those above it with --chain");
        }
        return certificates.get(0);
    }

    private String all(String file) {
        return String.join("", pem(file));
    }

    /** The certificates of a file in the form that AWS takes: PEM without other text. */
    private List<String> pem(String file) {
        return GivenInput.ofFile(file, MAX_OCTETS, console, common).certificates().stream()
                .map(certificate -> PemWriter.of("CERTIFICATE", certificate.der()))
                .toList();
    }

    private static Option<String> file(String name, String description) {
        return Option.text(name, "FILE", description);
    }
}
