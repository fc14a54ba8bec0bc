package io.github.pcaconstrain.pem;

/**
 * What a DER element contains, judged by its first octets. Labels and surrounding text play no role, so a certificate
 * is found even in unexpected places. Only as much is decoded as it takes to tell the kinds apart.
 *
 * <p>Sources: RFC 5280, sections 4.1, 4.2.1.10 and 5.1 (certificates, name constraints, CRLs), RFC 2986, section 4 (CSRs),
 * RFC 5652, section 3 (PKCS #7), RFC 7292, section 4 (PKCS #12), RFC 5755, section 4.1 (attribute certificates).
 */
enum DerContent {
    /** A certificate, of any version. */
    CERTIFICATE("a certificate", "CERTIFICATE"),
    /** A certification request (PKCS #10). */
    REQUEST("a CSR", "CERTIFICATE REQUEST"),
    /** PKCS #7 or CMS of any type. */
    BUNDLE("a PKCS#7 bundle", "PKCS7"),
    /** PKCS #12. */
    KEY_STORE("a PKCS#12 key store", ""),
    /** The value of a NameConstraints extension. */
    CONSTRAINTS("name constraints", "NAME CONSTRAINTS"),
    /** Anything else: a key, a CRL, an attribute certificate, or data that is not DER. */
    UNKNOWN("something else", "");

    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT_0 = 0xa0;
    private static final int CONTEXT_1 = 0xa1;

    /** The context-specific tags of a GeneralName, 0 to 8. */
    private static final int GENERAL_NAME = 0x80;

    private static final int LAST_NAME = 8;
    /** The encoding of 1.2.840.113549.1.7, without the last arc. */
    private static final byte[] PKCS7 = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7};
    /** The version of PKCS #12, which is always 3. */
    private static final byte[] VERSION_3 = {3};
    /** The start of a certificate's version, which is an INTEGER of one octet. */
    private static final byte[] VERSION = {INTEGER, 1};

    private final String noun;
    /** The PEM label; empty if there is none. */
    private final String label;

    DerContent(String noun, String label) {
        this.noun = noun;
        this.label = label;
    }

    /** The noun for messages, with its article. */
    String noun() {
        return noun;
    }

    /** What the user can do if it is found where it is not expected. */
    String remedy() {
        return label.isEmpty()
                ? "decode it into a file of its own"
                : "put it between '-----BEGIN " + label + "-----' and '-----END " + label + "-----'";
    }

    /** The kind of the element that begins here, even if it is cut off. */
    static DerContent of(byte[] octets) {
        return of(octets, 0, octets.length);
    }

    /** Whether the octets after the names are needed to tell version 1 certificates, CSRs and CRLs apart. */
    static boolean isUndecided(byte[] start) {
        Element outer = new Element(start, 0, start.length);
        Element signed = outer.inner();
        return outer.tag == SEQUENCE && signed.tag == SEQUENCE && signed.inner().tag == INTEGER;
    }

    /** The kind of the element that begins here, even if it is cut off at the end of the range. */
    static DerContent of(byte[] octets, int from, int to) {
        Element outer = new Element(octets, from, to);
        if (outer.tag != SEQUENCE) {
            return UNKNOWN;
        }
        Element first = outer.inner();
        return switch (first.tag) {
            case SEQUENCE -> ofSigned(first.inner());
            case INTEGER -> first.contains(VERSION_3) && first.next().tag == SEQUENCE ? KEY_STORE : UNKNOWN;
            case OID -> first.startsWith(PKCS7) ? BUNDLE : UNKNOWN;
            case CONTEXT_0, CONTEXT_1 -> isSubtree(first.inner()) ? CONSTRAINTS : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** Decides by the first element of the signed part. */
    private static DerContent ofSigned(Element first) {
        if (first.tag == CONTEXT_0) {
            return first.startsWith(VERSION) ? CERTIFICATE : UNKNOWN;
        }
        Element second = first.next();
        if (first.tag != INTEGER || second.tag != SEQUENCE) {
            return UNKNOWN;
        }
        Element inSecond = second.inner();
        if (inSecond.tag == OID) {
            return isTime(second.next().next().tag)
                    ? UNKNOWN
                    : CERTIFICATE; // a CRL has a time where the others have a SEQUENCE
        }
        boolean isName = inSecond.tag == SET || second.isEmpty();
        return isName && second.next().tag == SEQUENCE ? REQUEST : UNKNOWN;
    }

    private static boolean isTime(int tag) {
        return tag == UTC_TIME || tag == GENERALIZED_TIME;
    }

    private static boolean isSubtree(Element subtree) {
        int base = subtree.inner().tag & ~0x20; // primitive or constructed
        return subtree.tag == SEQUENCE && base >= GENERAL_NAME && base <= GENERAL_NAME + LAST_NAME;
    }

    /** An element, or the part of it that is there. The tag is -1 if there is none. */
    private static final class Element {
        private static final int INDEFINITE = 0x80;

        private final byte[] octets;
        private final int to;
        private final int tag;
        /** The offset of the content. */
        private final int start;
        /** The end of the element, which may be beyond the end of the octets. */
        private final long end;

        Element(byte[] octets, long from, int to) {
            this.octets = octets;
            this.to = to;
            int at = (int) Math.min(from, to);
            int more = to - at < 2 ? -1 : Math.max(0, (octets[at + 1] & 0xff) - INDEFINITE);
            boolean isWhole = more >= 0 && more <= 4 && at + 2 + more <= to;
            tag = isWhole ? octets[at] & 0xff : -1;
            start = isWhole ? at + 2 + more : to;
            end = isWhole ? start + content(at + 1, more) : to;
        }

        private long content(int at, int more) {
            int first = octets[at] & 0xff;
            if (first == INDEFINITE) {
                return (long) to - start;
            }
            long length = more == 0 ? first : 0;
            for (int i = 1; i <= more; i++) {
                length = (length << 8) | (octets[at + i] & 0xff);
            }
            return length;
        }

        Element inner() {
            return new Element(octets, start, (int) Math.min(end, to));
        }

        Element next() {
            return new Element(octets, end, to);
        }

        boolean isEmpty() {
            return end == start;
        }

        boolean contains(byte[] content) {
            return end - start == content.length && startsWith(content);
        }

        boolean startsWith(byte[] content) {
            for (int i = 0; i < content.length; i++) {
                if (start + i >= Math.min(end, to) || octets[start + i] != content[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
