package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;

/** What the user most likely meant by a host constraint that is wrong. */
final class ConstraintHint {
    private ConstraintHint() {}

    static String of(NameForm form, String value) {
        String withoutDot = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
        if (value.startsWith("*.") && HostName.flaw(value.substring(2)).isEmpty()) {
            return wildcard(form, value.substring(2));
        }
        if (value.contains("://")) {
            return "a URI is constrained by its host: write uri:" + hostOf(value);
        }
        if (isAddress(value)) {
            return "write ip:" + value;
        }
        if (value.contains("@")) {
            return mail(value, withoutDot);
        }
        if (value.contains("=")) {
            return "write dn:" + value;
        }
        if (!withoutDot.isEmpty() && DnsBase.flaw(withoutDot).isEmpty()) {
            return "write " + withoutDot + " without the dot at the end";
        }
        if (value.indexOf(':') >= 0) {
            return "prefixes are dns:, ip:, email:, uri: and dn:; constraints have no ports";
        }
        return "write a host name such as example.com";
    }

    private static String wildcard(NameForm form, String host) {
        return form == NameForm.DNS
                ? "constraints have no wildcards: write " + host + " for it and everything below, ." + host
                        + " for everything below"
                : "constraints have no wildcards: write ." + host + " for every host below it";
    }

    private static String mail(String value, String withoutDot) {
        if (value.startsWith("@") && EmailBase.flaw(withoutDot.substring(1)).isEmpty()) {
            return "write email:" + withoutDot.substring(1) + " for every mailbox at that host";
        }
        return EmailBase.flaw(withoutDot).isEmpty()
                ? "write email:" + withoutDot
                : "write email:user@example.com for a mailbox, email:example.com for all at that host";
    }

    private static boolean isAddress(String value) {
        int slash = value.indexOf('/');
        return IpAddress.parse(slash < 0 ? value : value.substring(0, slash)).isPresent();
    }

    private static String hostOf(String uri) {
        String afterScheme = uri.substring(uri.indexOf("://") + 3);
        String authority = afterScheme.split("[/?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        return HostName.flaw(host).isEmpty() ? host : "example.com";
    }
}
