package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.audit.AuditCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.Misspelling;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.installation.InstallationCode;
import io.github.pcaconstrain.issuance.CertificateCode;
import io.github.pcaconstrain.issuance.CsrCode;
import io.github.pcaconstrain.issuance.GateCode;
import io.github.pcaconstrain.issuance.RequestCode;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.workflow.ApplyCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Every code that a finding can have. */
public final class CodeCatalogue {
    private static final List<Area> AREAS = List.of(
            new Area("Rules of lint", List.of("lint", "audit"), List.copyOf(Catalogue.rules())),
            new Area("Audit", List.of("audit"), List.of(AuditCode.values())),
            new Area("The CSR", List.of("csr", "issue", "apply"), List.of(CsrCode.values())),
            new Area("Before a certificate is requested", List.of("issue", "apply"), List.of(RequestCode.values())),
            new Area("Issued, but not as requested", List.of("issue", "apply"), List.of(GateCode.values())),
            new Area(
                    "The certificate and its chain",
                    List.of("issue", "install", "apply"),
                    List.of(CertificateCode.values())),
            new Area(
                    "Before a certificate is installed",
                    List.of("install", "apply"),
                    List.of(InstallationCode.values())),
            new Area("The certificate that a CA has", List.of("apply"), List.of(ApplyCode.values())));

    private CodeCatalogue() {}

    /**
     * Codes that are reported in the same place.
     *
     * @param title a heading
     * @param commands the commands that report every one of them
     * @param codes the codes, each once
     */
    public record Area(String title, List<String> commands, List<FindingCode> codes) {
        public Area {
            commands = List.copyOf(commands);
            codes = List.copyOf(codes);
        }
    }

    /**
     * What a code means.
     *
     * @param area where it is reported
     * @param code the code with its explanation
     */
    public record Meaning(Area area, FindingCode code) {}

    /** Every code, by where it is reported. */
    public static List<Area> areas() {
        return AREAS;
    }

    /** Every code with its meaning, in the order of the areas. */
    public static List<Meaning> meanings() {
        return AREAS.stream()
                .flatMap(area -> area.codes().stream().map(code -> new Meaning(area, code)))
                .toList();
    }

    /**
     * What a code means: in each area that has it, since a few are reported in two.
     *
     * @param text the code, as it was typed or copied from a message, with its brackets or without
     * @throws InvalidOptionException if there is no such code
     */
    public static List<Meaning> find(String text) {
        String wanted = text.strip().replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        List<Meaning> found = meanings().stream()
                .filter(meaning -> meaning.code().code().equals(wanted))
                .toList();
        if (found.isEmpty()) {
            throw new InvalidOptionException("unknown code '" + text + "'", hint(wanted, codes()));
        }
        return found;
    }

    /** Every code, once. */
    public static Set<String> codes() {
        return texts(meanings());
    }

    /** The codes that a command reports. */
    public static Set<String> reportedBy(String command) {
        return texts(meanings().stream()
                .filter(meaning -> meaning.area().commands().contains(command))
                .toList());
    }

    /** What to do where a code is none of those that are known. */
    public static String hint(String unknown, Set<String> known) {
        return Misspelling.closest(unknown, known)
                .map(code -> "did you mean " + code + "?")
                .orElse("'pca-constrain explain --list' lists every code");
    }

    private static Set<String> texts(List<Meaning> meanings) {
        return meanings.stream()
                .map(meaning -> meaning.code().code())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
