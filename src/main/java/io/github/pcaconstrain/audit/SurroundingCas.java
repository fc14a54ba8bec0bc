package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.access.AccessAudit;
import io.github.pcaconstrain.audit.access.PolicySource;
import io.github.pcaconstrain.audit.fleet.CaSettings;
import io.github.pcaconstrain.audit.fleet.FleetSettings;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.audit.surroundings.AuditedSettings;
import io.github.pcaconstrain.audit.surroundings.AuditedSettings.Installed;
import io.github.pcaconstrain.audit.surroundings.SharedAccess;
import io.github.pcaconstrain.audit.surroundings.SharedCa;
import io.github.pcaconstrain.audit.surroundings.ShownSettings;
import io.github.pcaconstrain.audit.surroundings.SurroundingCode;
import io.github.pcaconstrain.audit.surroundings.SurroundingsAudit;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What surrounds the CAs of the sources in AWS Private CA. There are such objects only if AWS was asked. */
final class SurroundingCas {
    private final AuditOptions options;
    private final Map<CaArn, AuditedSettings> cas = new LinkedHashMap<>();
    private final Map<CaArn, SharedCa> shared = new LinkedHashMap<>();
    private final List<CertificateFinding> unreadable = new ArrayList<>();

    /** Takes what was read; the end-entity certificates have been judged. */
    SurroundingCas(
            FleetSettings fleet,
            FirstReading first,
            IssuerConstraintsCache cache,
            BatchResult judged,
            AuditOptions options) {
        this.options = options;
        Map<String, ParsedCertificate> certificates = first.cas().stream()
                .collect(Collectors.toMap(ParsedCertificate::fingerprint, ca -> ca, (one, same) -> one));
        for (CaSettings settings : fleet.all()) {
            Optional<Installed> installed = first.firstCaOf(settings.ca().toString())
                    .flatMap(fingerprint -> Optional.ofNullable(certificates.get(fingerprint)))
                    .map(certificate -> installed(certificate, cache, judged));
            AuditedSettings ca = new AuditedSettings(settings, installed, fleet.isUsedByAcm(settings.ca()));
            cas.put(settings.ca(), ca);
            settings.policy().told().flatMap(policy -> policy).ifPresent(policy -> read(ca, policy));
        }
    }

    private static Installed installed(
            ParsedCertificate certificate, IssuerConstraintsCache cache, BatchResult judged) {
        Optional<Instant> last = cache.all().values().stream()
                .filter(issuer -> issuer.signers().stream()
                        .anyMatch(signer -> signer.fingerprint().equals(certificate.fingerprint())))
                .flatMap(issuer -> judged.lastEnd(issuer.id()).stream())
                .max(Comparator.naturalOrder());
        return new Installed(
                certificate.fingerprint(),
                certificate.contents().label(),
                certificate.contents().notAfter(),
                last);
    }

    private void read(AuditedSettings ca, String policy) {
        CaArn arn = ca.settings().ca();
        try {
            shared.put(arn, SharedCa.read(arn, policy));
        } catch (UserFacingException e) {
            unreadable.add(
                    ca.found(SurroundingCode.CA_POLICY_UNREADABLE.finding("policy", String.valueOf(e.getMessage()))));
        }
    }

    /**
     * What the settings leave open.
     *
     * @param withAccess whether what the policies of the CAs allow is part of it, and not of {@link #access}
     */
    List<CertificateFinding> findings(boolean withAccess) {
        List<CertificateFinding> findings = new ArrayList<>(unreadable);
        cas.values().forEach(ca -> {
            findings.addAll(SurroundingsAudit.of(ca, options.minStrength()));
            Optional.ofNullable(shared.get(ca.settings().ca())).ifPresent(each -> {
                each.findings().forEach(finding -> findings.add(ca.found(finding)));
                if (withAccess) {
                    findings.addAll(SharedAccess.of(each));
                }
            });
        });
        return findings;
    }

    /** What policies from files allow, together with those of the CAs. */
    AccessAudit.Result access(PolicySource files, Set<CaArn> audited) {
        List<SharedCa> known = new ArrayList<>(shared.values());
        cas.values().stream()
                .map(AuditedSettings::settings)
                .filter(settings ->
                        settings.policy().told().filter(Optional::isEmpty).isPresent())
                .forEach(settings -> known.add(SharedCa.withoutPolicy(settings.ca())));
        return SharedAccess.of(files, known, audited);
    }

    /** The same CA with its settings, if this is the certificate that it has. */
    List<AuditedCa> shown(List<AuditedCa> audited) {
        Map<String, AuditedSettings> installed = new LinkedHashMap<>();
        cas.values().forEach(ca -> ca.certificate().ifPresent(each -> installed.putIfAbsent(each.fingerprint(), ca)));
        return audited.stream()
                .map(ca -> Optional.ofNullable(installed.get(ca.certificate()))
                        .map(AuditedSettings::settings)
                        .map(settings ->
                                ca.in(ShownSettings.of(settings, Optional.ofNullable(shared.get(settings.ca())))))
                        .orElse(ca))
                .toList();
    }
}
