package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the JDK leaves out of permitted lists when it merges those of several CAs. */
final class DroppedPermissions {
    private DroppedPermissions() {}

    /** Whether there are lists to merge, and one permits what one excludes, or a lower CA permits several names of a type. */
    static boolean occurIn(JudgedChain chain) {
        List<CertificateContents> cas = chain.constrained();
        return cas.size() > 1
                && (permitWhatIsExcluded(cas)
                        || cas.subList(0, cas.size() - 1).stream()
                                .anyMatch(DroppedPermissions::permitsSeveralOfOneForm));
    }

    private static boolean permitWhatIsExcluded(List<CertificateContents> cas) {
        List<SubtreeBase> excluded = bases(cas, NameConstraints::excluded);
        return bases(cas, NameConstraints::permitted).stream()
                .anyMatch(permitted -> excluded.stream().anyMatch(base -> covers(base, permitted)));
    }

    /** The JDK compares local parts without case. */
    private static boolean covers(SubtreeBase excluded, SubtreeBase permitted) {
        return Coverage.covers(Side.EXCLUDED, excluded, permitted)
                || (excluded.form() == NameForm.EMAIL
                        && permitted.form() == NameForm.EMAIL
                        && excluded.value().equalsIgnoreCase(permitted.value()));
    }

    private static boolean permitsSeveralOfOneForm(CertificateContents certificate) {
        Set<NameForm> seen = EnumSet.noneOf(NameForm.class);
        return bases(List.of(certificate), NameConstraints::permitted).stream()
                .anyMatch(base -> !seen.add(base.form()));
    }

    private static List<SubtreeBase> bases(
            List<CertificateContents> cas, Function<NameConstraints, List<Subtree>> list) {
        return cas.stream()
                .flatMap(certificate -> certificate.constraints().stream())
                .flatMap(decoded -> list.apply(decoded.constraints()).stream())
                .map(Subtree::base)
                .toList();
    }
}
