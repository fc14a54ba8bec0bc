package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.name.NameForm;
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
 * @param isCa whether it is a CA's
 * @param isRefused whether the CAs above already refuse it
 */
record LeafNames(
        String issuer,
        List<PresentedName> names,
        long notBefore,
        long notAfter,
        long id,
        boolean isCa,
        boolean isRefused) {
    /** Whether it is the certificate of a server, say, that has no alternative names. */
    boolean hasOnlySubject() {
        return !isCa && names.stream().allMatch(name -> name.form() == NameForm.DIRECTORY_NAME);
    }
}
