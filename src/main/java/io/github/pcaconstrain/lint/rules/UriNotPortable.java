package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;

/** URI constraints are enforced by few. */
final class UriNotPortable extends FormRule {
    UriNotPortable() {
        super(
                EnumSet.of(NameForm.URI),
                "is not enforced alike: some verifiers ignore it, some refuse the chain",
                new RuleInfo(
                        "uri-not-portable",
                        Severity.ERROR,
                        Profiles.PORTABLE,
                        "measured; rustls-webpki source",
                        "GnuTLS lets any URI pass whatever is permitted, pyca and rustls refuse chains with URI "
                                + "constraints, OpenSSL 3.0 misreads URIs with a user or port, and a URI whose host is an "
                                + "address escapes an exclusion in four of seven verifiers.",
                        "leave URI constraints out and have the issuing side forbid URIs"));
    }
}
