package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.fleet.ListedCertificates;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.impact.DependentCertificate;
import io.github.pcaconstrain.impact.Dependents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --issued}: files with certificates that a CA issued, because AWS itself lists only those of ACM. */
public final class IssuedLists {
    private final Option<List<String>> issued = Option.list(
            "FILE",
            "An audit report of the CA (JSON or CSV), or certificates that it issued. AWS lists only the certificates"
                    + " that ACM manages.",
            "--issued");
    private final Console console;
    /** What it had, for a command that looks at the certificates twice. */
    private Optional<byte[]> standardInput = Optional.empty();

    public IssuedLists(Console console) {
        this.console = console;
    }

    public void addTo(CommandSpec spec) {
        issued.addTo(spec);
    }

    /** Whether a file was given. */
    public boolean isGiven() {
        return issued.isGiven();
    }

    /**
     * Adds the certificates of the files.
     *
     * @param current the certificate of the CA, which certificates in files must be signed with; empty if it has none
     * @throws UnreadableInputException if a file cannot be read, or holds certificates of another CA
     */
    public void addTo(Dependents dependents, CaArn ca, Optional<CertificateContents> current) {
        for (String file : issued.orElse(List.of())) {
            if (CertificateSources.isFile(file) && AuditReportFile.isOne(Path.of(file))) {
                ListedCertificates.read(file, new AuditReportFile(Path.of(file)), ca)
                        .all()
                        .forEach(each -> dependents.add(new DependentCertificate(
                                each.arn(),
                                each.subject().isEmpty() ? "serial " + each.serial() : each.subject(),
                                each.serial(),
                                each.notAfter(),
                                List.of())));
            } else {
                byte[] content = content(file);
                CertificateReader.read(InputFile.name(file), content)
                        .forEach(each -> dependents.add(file, checked(file, each, ca, current), List.of()));
            }
        }
    }

    private byte[] content(String file) {
        if (!file.equals("-")) {
            return InputFile.read(file, InputFile.MAX_OCTETS, console);
        }
        if (standardInput.isEmpty()) {
            standardInput = Optional.of(InputFile.read(file, InputFile.MAX_OCTETS, console));
        }
        return standardInput.get();
    }

    private static CertificateContents checked(
            String file, CertificateContents certificate, CaArn ca, Optional<CertificateContents> current) {
        if (current.filter(each -> certificate.signatureBy(each) == SignatureVerdict.VALID)
                .isEmpty()) {
            throw new UnreadableInputException(
                    file,
                    "the certificate " + certificate.label() + " was not issued by " + ca,
                    "give only certificates of this CA");
        }
        return certificate;
    }
}
