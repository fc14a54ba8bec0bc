package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.KeptSource;
import io.github.pcaconstrain.audit.source.Remark;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Pacer;
import io.github.pcaconstrain.ca.Pacing;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.SideBySide;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources of CA certificates in AWS Private CA. One fleet takes each CA once, however many profiles see it. */
public final class Fleet {
    private final Pacing pacing;
    private final Pacer pacer;
    private final Set<CaArn> seen = new HashSet<>();

    /** A fleet without any CA yet. */
    public Fleet(Pacing pacing) {
        this(pacing, pacing.atMost(CaCertificates.RATE));
    }

    private Fleet(Pacing pacing, Pacer pacer) {
        this.pacing = pacing;
        this.pacer = pacer;
    }

    /** Another fleet without any CA yet; both together keep to AWS's rate. */
    public Fleet another() {
        return new Fleet(pacing, pacer);
    }

    /** The certificate and chain of one CA. */
    public Source ca(PrivateCa privateCa, CaArn ca) {
        return new KeptSource(ca.toString(), intake -> {
            try {
                if (seen.add(ca)) {
                    new CaCertificates(privateCa, pacer)
                            .ask(ca, () -> privateCa.describe(ca).status(), intake)
                            .run();
                }
            } catch (AwsUnreachableException e) {
                intake.unreadable(ca.toString(), Refusal.why(e));
            }
        });
    }

    /**
     * The certificates and chains of every CA of a region, those shared by other accounts too. A region that refuses is
     * reported, and so is a CA that has no certificate.
     *
     * @param name what the user is shown
     */
    public Source region(String name, PrivateCa privateCa, String region) {
        return new KeptSource(name, intake -> {
            Map<CaArn, Authority> found = new LinkedHashMap<>();
            boolean complete = list(name, privateCa, region, found, intake);
            if (found.isEmpty() && complete) {
                intake.remark(name, Remark.NO_CA_FOUND, "", "there is no CA");
            }
            read(name, privateCa, found.values(), intake);
        });
    }

    private void read(String name, PrivateCa privateCa, Collection<Authority> found, Intake intake) {
        CaCertificates certificates = new CaCertificates(privateCa, pacer);
        Deque<Authority> left = new ArrayDeque<>(found);
        left.removeIf(ca -> seen.contains(ca.arn()));
        try (SideBySide calls = pacing.sideBySide()) {
            for (Authority ca : List.copyOf(left)) {
                calls.call(() -> {
                    Runnable answer = certificates.ask(ca.arn(), ca::status, intake);
                    return () -> {
                        answer.run();
                        seen.add(left.remove().arn());
                    };
                });
            }
            calls.finish();
        } catch (AwsUnreachableException e) {
            intake.unreadable(name, left.size() + " of its " + found.size() + " CAs were not read: " + Refusal.why(e));
        }
    }

    private static boolean list(
            String name, PrivateCa privateCa, String region, Map<CaArn, Authority> found, Intake intake) {
        try {
            for (Ownership ownership : Ownership.values()) {
                privateCa.list(Optional.of(region), ownership, ca -> found.putIfAbsent(ca.arn(), ca));
            }
            return true;
        } catch (AwsRefusedException | AwsUnreachableException e) {
            intake.unreadable(name, Refusal.why(e));
            return false;
        }
    }
}
