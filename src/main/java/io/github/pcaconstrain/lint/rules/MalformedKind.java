package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.MalformedBase;

/** What is wrong with a malformed base. */
enum MalformedKind {
    /** Characters beyond ASCII. */
    NOT_ASCII,
    /** A wildcard. */
    WILDCARD,
    /** A dot at the end. */
    TRAILING_DOT,
    /** A blank. */
    BLANK,
    /** A label or a name that is too long. */
    TOO_LONG,
    /** An iPAddress that is neither 8 nor 32 octets long. */
    ADDRESS_LENGTH,
    /** An iPAddress whose mask is no prefix. */
    MASK,
    /** Anything else in a dNSName. */
    DNS_SYNTAX,
    /** Anything else in an rfc822Name. */
    EMAIL_SYNTAX,
    /** Anything else in a uniformResourceIdentifier. */
    URI_SYNTAX,
    /** A base of another form that could not be read. */
    UNREADABLE;

    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 253;
    /** Hexadecimal digits of an address with its mask: 8 octets for IPv4, 32 for IPv6. */
    private static final int IPV4_DIGITS = 16;

    private static final int IPV6_DIGITS = 64;

    static MalformedKind of(MalformedBase base) {
        return switch (base.form()) {
            case DNS -> ofHost(base, DNS_SYNTAX);
            case EMAIL -> ofHost(base, EMAIL_SYNTAX);
            case URI -> ofHost(base, URI_SYNTAX);
            case IP -> ofAddress(base.value().length());
            case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID -> UNREADABLE;
        };
    }

    private static MalformedKind ofHost(MalformedBase base, MalformedKind otherwise) {
        String value = base.value();
        if (value.contains("\\u{") || value.codePoints().anyMatch(c -> c > '~')) {
            return NOT_ASCII;
        }
        if (value.indexOf('*') >= 0) {
            return WILDCARD;
        }
        if (value.indexOf(' ') >= 0) {
            return BLANK;
        }
        if (value.length() > 1 && value.endsWith(".")) {
            return TRAILING_DOT;
        }
        return isHostTooLong(value) ? TOO_LONG : otherwise;
    }

    private static boolean isHostTooLong(String value) {
        String host = value.substring(value.lastIndexOf('@') + 1);
        String name = host.startsWith(".") ? host.substring(1) : host;
        if (name.indexOf('/') >= 0) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            label = name.charAt(i) == '.' ? 0 : label + 1;
            if (label > MAX_LABEL) {
                return true;
            }
        }
        return name.length() > MAX_NAME;
    }

    private static MalformedKind ofAddress(int digits) {
        return digits == IPV4_DIGITS || digits == IPV6_DIGITS ? MASK : ADDRESS_LENGTH;
    }
}
