package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.ChainOrder;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.chain.ChainLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The constraints in files of CA certificates that form one chain. */
public final class CaFiles {
    /** Whether the constraints of the root at the top of the chain count. */
    public enum Anchor {
        COUNTS,
        IGNORED
    }

    private CaFiles() {}

    /**
     * Reads the constraints of every CA, the highest first.
     *
     * @throws UnreadableInputException if a file cannot be read, or the certificates do not form a single chain of CAs
     */
    public static List<CaConstraints> constraints(
            List<String> files, Anchor anchor, Console console, CommonOptions common) {
        List<CertificateContents> certificates = files.stream()
                .flatMap(file -> read(file, console, common))
                .distinct()
                .toList();
        List<CertificateContents> cas =
                certificates.stream().filter(CertificateContents::isCa).toList();
        String sources = files.stream().map(InputFile::name).collect(Collectors.joining(", "));
        if (cas.isEmpty()) {
            throw new UnreadableInputException(
                    sources, "it holds no CA certificate", "give the certificate of the CA, not of a server");
        }
        List<CertificateContents> chain = ChainOrder.highestFirst(sources, cas);
        certificates.stream()
                .filter(certificate -> !certificate.isCa())
                .forEach(
                        certificate -> common.warning(certificate.label() + " is not a CA certificate and is ignored"));
        return chain.stream()
                .dropWhile(ca -> anchor == Anchor.IGNORED && ca.isSelfSigned())
                .map(CertificateContents::link)
                .map(ChainLink::constraints)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The certificates of a file. */
    public static Stream<CertificateContents> read(String file, Console console, CommonOptions common) {
        return GivenInput.ofFile(file, console, common).certificates().stream();
    }
}
