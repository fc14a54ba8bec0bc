package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that other tools and documents use for name types. Hints suggest the prefix to use instead. */
public final class NameTypeWord {
    private static final Map<String, NameForm> FORMS = Map.ofEntries(
            Map.entry("dns", NameForm.DNS),
            Map.entry("dnsname", NameForm.DNS),
            Map.entry("host", NameForm.DNS),
            Map.entry("hostname", NameForm.DNS),
            Map.entry("domain", NameForm.DNS),
            Map.entry("ip", NameForm.IP),
            Map.entry("ips", NameForm.IP),
            Map.entry("ipaddress", NameForm.IP),
            Map.entry("ipaddr", NameForm.IP),
            Map.entry("address", NameForm.IP),
            Map.entry("cidr", NameForm.IP),
            Map.entry("email", NameForm.EMAIL),
            Map.entry("emailaddress", NameForm.EMAIL),
            Map.entry("mail", NameForm.EMAIL),
            Map.entry("mailto", NameForm.EMAIL),
            Map.entry("mailbox", NameForm.EMAIL),
            Map.entry("rfc822", NameForm.EMAIL),
            Map.entry("rfc822name", NameForm.EMAIL),
            Map.entry("uri", NameForm.URI),
            Map.entry("url", NameForm.URI),
            Map.entry("uniformresourceidentifier", NameForm.URI),
            Map.entry("dn", NameForm.DIRECTORY_NAME),
            Map.entry("dirname", NameForm.DIRECTORY_NAME),
            Map.entry("directoryname", NameForm.DIRECTORY_NAME),
            Map.entry("distinguishedname", NameForm.DIRECTORY_NAME),
            Map.entry("subject", NameForm.DIRECTORY_NAME),
            Map.entry("x500name", NameForm.DIRECTORY_NAME));

    private NameTypeWord() {}

    /** The type that a word stands for, ignoring case, spaces, hyphens and a plural s. */
    public static Optional<NameForm> meant(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return Optional.ofNullable(FORMS.get(plain))
                .or(() -> Optional.ofNullable(FORMS.get(plain.replaceFirst("(?<=ss)es$|s$", ""))));
    }
}
