package io.github.pcaconstrain.audit.fast;

/** The common names of a subject that {@link FastShape} accepted. */
final class CommonNames {
    private final DerCursor der;

    CommonNames(DerCursor der) {
        this.der = der;
    }

    /** Whether every common name is one of the DNS names, so that it needs no separate check. */
    boolean areAmong(byte[] octets, Range subject, Range alternatives, FastNames names) {
        der.reset(octets, subject.from, subject.to);
        der.read();
        der.enter();
        while (!der.atEnd()) {
            if (!der.read(DerCursor.SET)) {
                return false;
            }
            int next = der.to;
            der.enter();
            while (!der.atEnd()) {
                int after = endOfAttribute(octets, alternatives, names);
                if (after < 0) {
                    return false;
                }
                der.moveTo(after, next);
            }
            der.moveTo(next, subject.to);
        }
        return true;
    }

    /**
     * Where the first RDN starts whose first attribute is a common name; the end of the subject if there is none.
     */
    int firstIn(byte[] octets, Range subject) {
        der.reset(octets, subject.from, subject.to);
        der.read();
        der.enter();
        while (!der.atEnd() && der.read(DerCursor.SET)) {
            int rdn = der.start;
            int next = der.to;
            der.enter();
            boolean hasAttribute = der.read(DerCursor.SEQUENCE);
            der.enter();
            if (hasAttribute && der.read(DerCursor.OID) && isCommonName(octets)) {
                return rdn;
            }
            der.moveTo(next, subject.to);
        }
        return subject.to;
    }

    /** The end of the current attribute; -1 if it is a common name that is not among the names. */
    private int endOfAttribute(byte[] octets, Range alternatives, FastNames names) {
        if (!der.read(DerCursor.SEQUENCE)) {
            return -1;
        }
        int after = der.to;
        der.enter();
        if (!der.read(DerCursor.OID)) {
            return -1;
        }
        boolean commonName = isCommonName(octets);
        boolean among = der.read()
                && (!commonName || (!endsInDigit(octets) && names.hold(octets, alternatives, der.from, der.to)));
        return among ? after : -1;
    }

    // It may be an IPv4 address, to which constraints on IP addresses apply instead of those on DNS names.
    private boolean endsInDigit(byte[] octets) {
        return der.from < der.to && octets[der.to - 1] >= '0' && octets[der.to - 1] <= '9';
    }

    private boolean isCommonName(byte[] octets) {
        return der.to - der.from == 3
                && octets[der.from] == 0x55
                && octets[der.from + 1] == 0x04
                && octets[der.from + 2] == 0x03;
    }
}
