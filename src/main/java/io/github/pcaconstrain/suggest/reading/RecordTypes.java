package io.github.pcaconstrain.suggest.reading;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The types and classes of DNS records (IANA's registry "Domain Name System Parameters"), in upper case. Whatever is not
 * among them is a mistake in a zone file, behind which a host may hide.
 */
final class RecordTypes {
    /** An address or an alias is at such a name. The last two are of DNS services. */
    private static final Set<String> OF_HOSTS =
            Set.of("A", "AAAA", "CNAME", "HTTPS", "TYPE1", "TYPE28", "TYPE5", "TYPE65", "ALIAS", "ANAME");

    private static final Set<String> OTHERS = Set.of(
            "A6",
            "AFSDB",
            "AMTRELAY",
            "APL",
            "ATMA",
            "AVC",
            "CAA",
            "CDNSKEY",
            "CDS",
            "CERT",
            "CLA",
            "CSYNC",
            "DHCID",
            "DLV",
            "DNAME",
            "DNSKEY",
            "DOA",
            "DS",
            "DSYNC",
            "EID",
            "EUI48",
            "EUI64",
            "GID",
            "GPOS",
            "HHIT",
            "HINFO",
            "HIP",
            "IPN",
            "IPSECKEY",
            "ISDN",
            "KEY",
            "KX",
            "L32",
            "L64",
            "LOC",
            "LP",
            "MB",
            "MD",
            "MF",
            "MG",
            "MINFO",
            "MR",
            "MX",
            "NAPTR",
            "NID",
            "NIMLOC",
            "NINFO",
            "NS",
            "NSAP",
            "NSAP-PTR",
            "NSEC",
            "NSEC3",
            "NSEC3PARAM",
            "NULL",
            "NXNAME",
            "NXT",
            "OPENPGPKEY",
            "PTR",
            "PX",
            "RESINFO",
            "RKEY",
            "RP",
            "RRSIG",
            "RT",
            "SIG",
            "SINK",
            "SMIMEA",
            "SOA",
            "SPF",
            "SRV",
            "SSHFP",
            "SVCB",
            "TA",
            "TALINK",
            "TLSA",
            "TXT",
            "UID",
            "UINFO",
            "UNSPEC",
            "URI",
            "WALLET",
            "WKS",
            "X25",
            "ZONEMD");

    private static final Set<String> CLASSES = Set.of("IN", "CH", "HS", "CS");

    /** RFC 3597, section 5. */
    private static final Pattern NUMBERED = Pattern.compile("TYPE[0-9]{1,5}");

    private static final Pattern NUMBERED_CLASS = Pattern.compile("CLASS[0-9]{1,5}");

    private RecordTypes() {}

    static boolean isType(String word) {
        return OF_HOSTS.contains(word)
                || OTHERS.contains(word)
                || NUMBERED.matcher(word).matches();
    }

    /** Whether the owner of such a record is a host. */
    static boolean isOfHost(String type) {
        return OF_HOSTS.contains(type);
    }

    static boolean isClass(String word) {
        return CLASSES.contains(word) || NUMBERED_CLASS.matcher(word).matches();
    }
}
