package io.github.pcaconstrain.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * In which order the RDNs of a name evidently are: a country is above an organisation, and com above example. What a
 * constraint covers depends on the order, and tools print names in either one (RFC 4514, section 2.1).
 */
final class RdnOrder {
    /** The customary rank of attributes in a name; all others rank below these. */
    private static final Map<ASN1ObjectIdentifier, Integer> RANKS =
            Map.of(BCStyle.DC, 0, BCStyle.C, 0, BCStyle.ST, 1, BCStyle.L, 2, BCStyle.O, 3, BCStyle.OU, 4);

    private static final int LOWEST_RANK = 5;

    /** Domain components that are hardly ever below another: common top-level domains, and what private networks use for one. */
    private static final Set<String> TOP_LEVEL =
            Set.of("com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "local");

    private RdnOrder() {}

    /**
     * Whether RDNs that should have the most significant one last evidently have it first.
     *
     * @param typed the RDNs in the order in which they were typed
     */
    static boolean isTypedInReverse(List<RDN> typed) {
        return typed.size() > 1
                && (rank(typed.get(0)) < rank(typed.get(typed.size() - 1)) || isTopLevelFirst(domains(typed)));
    }

    private static List<RDN> domains(List<RDN> rdns) {
        return rdns.stream()
                .filter(rdn -> rdn.size() == 1 && rdn.getFirst().getType().equals(BCStyle.DC))
                .toList();
    }

    private static boolean isTopLevelFirst(List<RDN> domains) {
        return domains.size() > 1 && isTopLevel(domains.get(0)) && !isTopLevel(domains.get(domains.size() - 1));
    }

    private static boolean isTopLevel(RDN domain) {
        byte[] der = DistinguishedNames.der(domain.getFirst().getValue());
        return TOP_LEVEL.contains(AttributeText.of(der).characters().toLowerCase(Locale.ROOT));
    }

    private static int rank(RDN rdn) {
        return Arrays.stream(rdn.getTypesAndValues())
                .mapToInt(attribute -> RANKS.getOrDefault(attribute.getType(), LOWEST_RANK))
                .min()
                .orElse(LOWEST_RANK);
    }

    /** Sorts into the order of a certificate; parts of the same rank keep their order, unless it is that of RFC 4514. */
    static List<RDN> mostGeneralFirst(List<RDN> typed) {
        List<RDN> domains = new ArrayList<>(domains(typed));
        Collections.reverse(domains);
        Iterator<RDN> reversed =
                isTopLevelFirst(domains) ? domains.iterator() : domains(typed).iterator();
        return typed.stream()
                .map(rdn -> domains.contains(rdn) ? reversed.next() : rdn)
                .sorted(Comparator.comparingInt(RdnOrder::rank))
                .toList();
    }
}
