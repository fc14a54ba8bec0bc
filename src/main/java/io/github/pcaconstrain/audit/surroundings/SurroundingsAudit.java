package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.audit.fleet.CaSettings;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaOrder.Revocation;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the settings of a CA: what they leave open, apart from what its policy lets others do. */
public final class SurroundingsAudit {
    /** The certificates of a CA in these states are in use. */
    private static final Set<CaStatus> IN_USE = EnumSet.of(CaStatus.ACTIVE, CaStatus.DISABLED, CaStatus.EXPIRED);

    private final AuditedSettings ca;
    private final CaSettings settings;
    private final int minStrength;
    private final List<CertificateFinding> findings = new ArrayList<>();

    private SurroundingsAudit(AuditedSettings ca, int minStrength) {
        this.ca = ca;
        this.settings = ca.settings();
        this.minStrength = minStrength;
    }

    /**
     * Judges a CA.
     *
     * @param minStrength the minimum strength of its key in bits
     */
    public static List<CertificateFinding> of(AuditedSettings ca, int minStrength) {
        SurroundingsAudit audit = new SurroundingsAudit(ca, minStrength);
        audit.withheld();
        audit.settings.authority().told().ifPresent(audit::authority);
        audit.settings.tags().told().filter(tags -> tags.isEmpty()).ifPresent(none -> audit.tags());
        audit.ends();
        return audit.findings;
    }

    private void add(Finding finding) {
        findings.add(ca.found(finding));
    }

    private void withheld() {
        settings.withheld().forEach((operation, refused) -> {
            Finding finding = SurroundingCode.CA_SETTING_WITHHELD.finding(
                    "acm-pca:" + operation, "its " + noun(operation) + " not known: " + refused.why(), refused.fix());
            add(settings.isForeign() ? finding.at(Severity.INFO) : finding);
        });
    }

    private static String noun(String operation) {
        return switch (operation) {
            case CaSettings.LIST_TAGS -> "tags are";
            case CaSettings.GET_POLICY -> "policy is";
            case CaSettings.LIST_PERMISSIONS -> "permissions for ACM are";
            default -> "state is";
        };
    }

    private void authority(Authority authority) {
        boolean isActive = authority.status() == CaStatus.ACTIVE;
        boolean isLastingLong = authority.usageMode() != UsageMode.SHORT_LIVED_CERTIFICATE;
        if (authority.type() == CaType.ROOT && isActive) {
            add(SurroundingCode.ROOT_ENABLED.finding("", "this root is ACTIVE, so it signs whatever it is asked to"));
        }
        if (IN_USE.contains(authority.status())
                && isLastingLong
                && authority.revocation().equals(Revocation.NONE)) {
            add(SurroundingCode.REVOCATION_OFF.finding("", "it publishes neither a CRL nor OCSP responses"));
        }
        if (isActive && isLastingLong && !mayRenew().orElse(true)) {
            renewal();
        }
        if (ca.certificate().isEmpty()) {
            key(authority);
        }
    }

    private Optional<Boolean> mayRenew() {
        return settings.permissions().told().map(all -> all.stream().anyMatch(Permission::isForRenewal));
    }

    /** ACM cannot use CAs for short-lived certificates, nor can it use those of other accounts by a permission. */
    private void renewal() {
        Finding finding = SurroundingCode.RENEWAL_NOT_PERMITTED.finding(
                "",
                ca.isUsedByAcm()
                        ? "ACM manages certificates of it, and may not renew them"
                        : "ACM may not renew certificates of it");
        if (ca.isUsedByAcm()) {
            add(finding.at(Severity.WARNING));
        } else if (!settings.isForeign()) {
            add(finding);
        }
    }

    private void tags() {
        add(SurroundingCode.CA_UNTAGGED.finding("", "it has no tags"));
    }

    private void key(Authority authority) {
        SecurityStrength.Of strength = SecurityStrength.named(authority.key().wireName());
        if (strength.isBelow(minStrength)) {
            add(SurroundingCode.CA_KEY_WEAK.finding(
                    "key", "its key is " + strength.text() + ", weaker than " + minStrength + " bits"));
        }
    }

    private void ends() {
        ca.certificate()
                .ifPresent(installed -> installed
                        .lastLeaf()
                        .filter(last -> last.isAfter(installed.notAfter()))
                        .ifPresent(last -> add(SurroundingCode.CA_ENDS_BEFORE_LEAVES.finding(
                                "",
                                "its certificate expires on " + installed.notAfter() + ", and one that it issued on "
                                        + last))));
    }
}
