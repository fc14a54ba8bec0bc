package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.NameForm;

/**
 * The base of a subtree: a pattern over names of one form. It is not a name, although it is encoded like one: equal
 * bytes mean different things in a constraint and in a certificate.
 */
public sealed interface SubtreeBase
        permits DnsBase, IpBase, EmailBase, UriBase, DirectoryNameBase, OpaqueBase, MalformedBase {

    /** The name form it speaks of. */
    NameForm form();

    /** The base for a reader, without a form prefix. */
    String value();

    /** The base as a policy file writes it, without a form prefix: it is read back to the same octets. */
    default String exactValue() {
        return value();
    }

    /** The base as the command line writes it: {@code dns:example.com}, {@code ip:10.0.0.0/8}. */
    default String text() {
        return prefix() + value();
    }

    /** Likewise, so that it is read back to the same octets. */
    default String exactText() {
        return prefix() + exactValue();
    }

    private String prefix() {
        return (form().isSupported() ? form().prefix() : form().asn1Name()) + ":";
    }
}
