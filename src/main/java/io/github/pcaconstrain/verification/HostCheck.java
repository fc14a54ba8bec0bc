package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks whether a certificate is for a host (RFC 9525, section 6). Only its alternative names count, never the common
 * name. A wildcard replaces one whole first label. Addresses are compared octet by octet, and mailboxes according to
 * RFC 5280, section 7.5.
 */
final class HostCheck {
    private static final int SHOWN = 5;

    private HostCheck() {}

    static Judgement judge(CertificateContents leaf, PresentedName wanted) {
        List<PresentedName> presented = leaf.names().stream()
                .filter(name -> name.form() == wanted.form())
                .toList();
        if (presented.stream().anyMatch(name -> matches(name, wanted))) {
            return Judgement.passed("the certificate presents " + wanted.text());
        }
        return Judgement.failed(
                presented.isEmpty()
                        ? "the certificate presents no " + wanted.form().noun()
                        : "the certificate presents " + list(presented) + ", not " + wanted.text());
    }

    private static boolean matches(PresentedName presented, PresentedName wanted) {
        if (presented instanceof PresentedName.Dns dns) {
            return matchesHost(HostName.fold(dns.value()), HostName.fold(wanted.value()));
        }
        return presented instanceof PresentedName.Email mailbox
                ? foldHost(mailbox.value()).equals(foldHost(wanted.value()))
                : presented.equals(wanted);
    }

    private static boolean matchesHost(String presented, String host) {
        int dot = host.indexOf('.');
        return presented.equals(host)
                || (presented.startsWith("*.")
                        && dot > 0
                        && presented.substring(1).equals(host.substring(dot)));
    }

    private static String foldHost(String mailbox) {
        int at = mailbox.lastIndexOf('@') + 1;
        return mailbox.substring(0, at) + HostName.fold(mailbox.substring(at));
    }

    private static String list(List<PresentedName> names) {
        String shown = names.stream().limit(SHOWN).map(PresentedName::text).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
