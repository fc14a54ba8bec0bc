package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.NameForm;

/**
 * The base of a subtree: a pattern over names of one form. It is not a name, although it is encoded like one: the same
 * bytes mean different things in a constraint and in a certificate.
 */
public sealed interface SubtreeBase
        permits DnsBase, IpBase, EmailBase, UriBase, DirectoryNameBase, OpaqueBase, MalformedBase {

    /** The name form that it constrains. */
    NameForm form();

    /** The base as shown to the user, without a form prefix. */
    String value();

    /** The base as written in a policy file, without a form prefix. Parsing it returns the same octets. */
    default String exactValue() {
        return value();
    }

    /** The base as written on the command line: {@code dns:example.com}, {@code ip:10.0.0.0/8}. */
    default String text() {
        return prefix() + value();
    }

    /** The base as written on the command line, in a notation that is parsed to the same octets. */
    default String exactText() {
        return prefix() + exactValue();
    }

    private String prefix() {
        return (form().isSupported() ? form().prefix() : form().asn1Name()) + ":";
    }
}
