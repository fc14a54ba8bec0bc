package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.audit.fleet.CaSettings;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaOrder.Crl;
import io.github.pcaconstrain.ca.CaOrder.Ocsp;
import io.github.pcaconstrain.ca.CaOrder.Revocation;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.finding.AwsCa;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a CA, as reports show them. */
public final class ShownSettings {
    private ShownSettings() {}

    /**
     * The settings in words.
     *
     * @param shared its policy; empty if it has none, or none that can be read
     */
    public static AwsCa of(CaSettings settings, Optional<SharedCa> shared) {
        Optional<Authority> authority = settings.authority().told();
        boolean isShareKnown = shared.isPresent()
                || settings.policy().told().filter(Optional::isEmpty).isPresent();
        return new AwsCa(
                settings.ca().toString(),
                authority.map(Authority::owner).orElse(settings.ca().account()),
                authority.map(each -> each.status().name()),
                authority.map(each -> each.usageMode().name()),
                authority.flatMap(Authority::keyStorage),
                authority.map(each -> lines(each.revocation())),
                settings.tags().told().map(ShownSettings::lines),
                isShareKnown ? Optional.of(shared.map(SharedCa::names).orElse(List.of())) : Optional.empty(),
                settings.permissions().told().map(all -> all.stream().anyMatch(Permission::isForRenewal)));
    }

    private static List<String> lines(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .sorted()
                .toList();
    }

    private static List<String> lines(Revocation revocation) {
        List<String> lines = new ArrayList<>();
        revocation.crl().map(ShownSettings::line).ifPresent(lines::add);
        revocation.ocsp().map(ShownSettings::line).ifPresent(lines::add);
        return lines;
    }

    private static String line(Crl crl) {
        return "CRL in bucket " + crl.bucket()
                + crl.customName().map(name -> " at " + name).orElse("");
    }

    private static String line(Ocsp ocsp) {
        return "OCSP" + ocsp.customName().map(name -> " at " + name).orElse("");
    }
}
