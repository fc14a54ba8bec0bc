package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.verification.CertificateSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with the certificate to verify, and perhaps its chain. The certificate is the only one that is not a CA's, or
 * else the first.
 * @param file the file; {@code -} is standard input
 * @param console has standard input
 * @param common receives notes
 */
public record LeafFile(String file, Console console, CommonOptions common) implements CertificateSource {
    @Override
    public List<CertificateContents> certificates() {
        List<CertificateContents> certificates =
                new ArrayList<>(CaFiles.read(file, console, common).toList());
        List<CertificateContents> endEntities =
                certificates.stream().filter(certificate -> !certificate.isCa()).toList();
        if (endEntities.size() == 1) {
            certificates.remove(endEntities.get(0));
            certificates.add(0, endEntities.get(0));
        }
        return certificates;
    }
}
