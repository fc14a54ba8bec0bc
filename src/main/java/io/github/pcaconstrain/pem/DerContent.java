package io.github.pcaconstrain.pem;

/**
 * What an element of DER holds, by how it begins. Labels and the text around it are not asked, so that a certificate is
 * found where nobody looks for one. Nothing is decoded further than it takes to tell the kinds apart.
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
    /** None of these: a key, a CRL, an attribute certificate, or what is no DER. */
    UNKNOWN("something else", "");

    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT_0 = 0xa0;
    private static final int CONTEXT_1 = 0xa1;

    /** The tags of a GeneralName: of the context, 0 to 8. */
    private static final int GENERAL_NAME = 0x80;

    private static final int LAST_NAME = 8;
    /** The content of 1.2.840.113549.1.7 without the arc that follows. */
    private static final byte[] PKCS7 = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7};
    /** The version of PKCS #12, which is always 3. */
    private static final byte[] VERSION_3 = {3};
    /** The start of a certificate's version, which is an INTEGER of one octet. */
    private static final byte[] VERSION = {INTEGER, 1};

    private final String noun;
    /** Of a PEM block; empty for what has none. */
    private final String label;

    DerContent(String noun, String label) {
        this.noun = noun;
        this.label = label;
    }

    /** What a message calls it, with its article. */
    String noun() {
        return noun;
    }

    /** What to do about it where it is not looked for. */
    String remedy() {
        return label.isEmpty()
                ? "decode it into a file of its own"
                : "put it between '-----BEGIN " + label + "-----' and '-----END " + label + "-----'";
    }

    /** What begins here; it may be cut off. */
    static DerContent of(byte[] octets) {
        return of(octets, 0, octets.length);
    }

    /** Whether it takes what follows the names to tell what begins like this: a certificate of version 1, a CSR or a CRL. */
    static boolean isUndecided(byte[] start) {
        Element outer = new Element(start, 0, start.length);
        Element signed = outer.inner();
        return outer.tag == SEQUENCE && signed.tag == SEQUENCE && signed.inner().tag == INTEGER;
    }

    /** What begins here; it may be cut off at the end of the range. */
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

    /** By the first element of what is signed. */
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
                    : CERTIFICATE; // a CRL has a time where others have a SEQUENCE
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

    /** An element, or what is left of it; the tag is -1 where there is none. */
    private static final class Element {
        private static final int INDEFINITE = 0x80;

        private final byte[] octets;
        private final int to;
        private final int tag;
        /** Where its content starts. */
        private final int start;
        /** Where it ends, which may be behind the end of the octets. */
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
