package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.audit.access.AccessCode;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.audit.surroundings.SurroundingCode;
import io.github.pcaconstrain.audit.trail.TrailCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.Misspelling;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.installation.InstallationCode;
import io.github.pcaconstrain.issuance.CertificateCode;
import io.github.pcaconstrain.issuance.GateCode;
import io.github.pcaconstrain.issuance.RequestCode;
import io.github.pcaconstrain.issuance.csr.CsrCode;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.retirement.RetirementCode;
import io.github.pcaconstrain.workflow.ApplyCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** All codes of findings. */
public final class CodeCatalogue {
    private static final List<Area> AREAS = List.of(
            new Area("Rules of lint", List.of("lint", "audit"), List.copyOf(Catalogue.rules())),
            new Area("Audit", List.of("audit"), List.of(AuditCode.values())),
            new Area("Who may sign around the constraints", List.of("audit"), List.of(AccessCode.values())),
            new Area("Who did sign, and changed CAs", List.of("audit"), List.of(TrailCode.values())),
            new Area("What surrounds a CA", List.of("audit"), List.of(SurroundingCode.values())),
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
            new Area("The certificate that a CA has", List.of("apply"), List.of(ApplyCode.values())),
            new Area("Before a CA is retired", List.of("retire"), List.of(RetirementCode.values())));

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
     * The meaning of a code.
     * @param area where it is reported
     * @param code the code and its explanation
     */
    public record Meaning(Area area, FindingCode code) {}

    /** All codes, by where they are reported. */
    public static List<Area> areas() {
        return AREAS;
    }

    /** All codes with their meanings, in the order of the areas. */
    public static List<Meaning> meanings() {
        return AREAS.stream()
                .flatMap(area -> area.codes().stream().map(code -> new Meaning(area, code)))
                .toList();
    }

    /**
     * The meanings of a code. There are several if it is reported in several areas.
     * @param text the code as it was typed or copied from a message, with or without brackets
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

    /** All codes, each once. */
    public static Set<String> codes() {
        return texts(meanings());
    }

    /** The codes that a command reports. */
    public static Set<String> reportedBy(String command) {
        return texts(meanings().stream()
                .filter(meaning -> meaning.area().commands().contains(command))
                .toList());
    }

    /** A hint for an unknown code. */
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
