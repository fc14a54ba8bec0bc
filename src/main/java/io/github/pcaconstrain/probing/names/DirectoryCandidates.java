package io.github.pcaconstrain.probing.names;

import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Directory names around a constraint. */
public final class DirectoryCandidates {
    private static final String PROBE = "probe";

    private DirectoryCandidates() {}

    static List<Candidate> of(SubtreeBase base) {
        if (!(base instanceof DirectoryNameBase directory) || directory.name().isEmpty()) {
            return List.of();
        }
        RDN[] rdns = DistinguishedNames.toX500Name(directory.name()).getRDNs();
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(ProbeKind.BASE, new PresentedName.Directory(directory.name())));
        candidates.add(new Candidate(ProbeKind.BELOW, name(append(rdns, rdn(BCStyle.CN, PROBE)))));
        candidates.add(new Candidate(
                ProbeKind.DEEP_BELOW, name(append(append(rdns, rdn(BCStyle.OU, "deep")), rdn(BCStyle.CN, PROBE)))));
        RDN[] parent = Arrays.copyOf(rdns, rdns.length - 1);
        candidates.add(new Candidate(
                ProbeKind.SIBLING, name(append(append(parent, rdn(BCStyle.OU, "sibling")), rdn(BCStyle.CN, PROBE)))));
        return candidates;
    }

    /** The subject that ACM creates for a domain. */
    public static PresentedName commonName(String domain) {
        return name(new RDN[] {rdn(BCStyle.CN, domain)});
    }

    private static RDN rdn(ASN1ObjectIdentifier type, String value) {
        return new RDN(type, new DERUTF8String(value));
    }

    private static RDN[] append(RDN[] rdns, RDN last) {
        RDN[] longer = Arrays.copyOf(rdns, rdns.length + 1);
        longer[rdns.length] = last;
        return longer;
    }

    private static PresentedName name(RDN[] rdns) {
        return new PresentedName.Directory(DistinguishedNames.of(new X500Name(rdns)));
    }
}
