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

    /** The base as a policy file writes it, without a form prefix. */
    String value();

    /** The base as the command line writes it: {@code dns:example.com}, {@code ip:10.0.0.0/8}. */
    default String text() {
        String prefix = form().isSupported() ? form().prefix() : form().asn1Name();
        return prefix + ":" + value();
    }
}
