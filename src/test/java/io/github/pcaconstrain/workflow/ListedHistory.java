package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.KnownCertificate;
import java.util.ArrayList;
import java.util.List;

/** A history that is kept in memory. */
public final class ListedHistory implements CertificateHistory {
    private final List<KnownCertificate> known = new ArrayList<>();

    @Override
    public List<KnownCertificate> known() {
        return List.copyOf(known);
    }

    @Override
    public void add(KnownCertificate certificate) {
        known.add(certificate);
    }
}
