package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;

/**
 * What a certificate contributes.
 *
 * @param issuer the issuer's name; empty where one policy is made for all
 * @param names its names; of the subject, at least the organization
 * @param notBefore the start of its validity in seconds since 1970
 * @param notAfter the end of its validity
 * @param id the number that identifies it
 * @param hasOnlySubject whether it is that of a server, say, and has no alternative names
 * @param isRefused whether the CAs above already refuse it
 */
record LeafNames(
        String issuer,
        List<PresentedName> names,
        long notBefore,
        long notAfter,
        long id,
        boolean hasOnlySubject,
        boolean isRefused) {}
