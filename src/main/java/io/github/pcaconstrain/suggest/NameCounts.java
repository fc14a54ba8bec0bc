package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.Mailbox;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.UriHost;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The names of certificates, counted by where they lie. Certificates themselves are not kept, so a million of them take
 * no more memory than their different hosts. Not thread-safe.
 *
 * <pre>{@code
 * NameCounts counts = new NameCounts();
 * certificates.forEach(certificate -> counts.add(certificate.names()));
 * Optional<Proposal> proposal = PolicySearch.find(counts, Limits.NONE);
 * }</pre>
 */
public final class NameCounts {
    private static final String WILDCARD = "*.";

    /** How many certificates have a name of a form, and how many have a sound one that no constraint can permit. */
    static final class FormCount {
        private int certificates;
        private int withoutHost;
        private int last = -1;
        private int lastWithoutHost = -1;

        int certificates() {
            return certificates;
        }

        int withoutHost() {
            return withoutHost;
        }
    }

    private final HostCounts dns = new HostCounts();
    private final HostCounts email = new HostCounts();
    private final HostCounts uri = new HostCounts();
    private final AddressCounts ipv4 = new AddressCounts(IpFamily.V4);
    private final AddressCounts ipv6 = new AddressCounts(IpFamily.V6);
    private final SubjectCounts subjects = new SubjectCounts();
    private final Map<NameForm, FormCount> forms = new EnumMap<>(NameForm.class);
    private final Counter counter = new Counter();
    private int certificates;

    /** Counts a certificate by all of its names, or a name that is in no certificate. */
    public void add(Collection<PresentedName> names) {
        certificates++;
        for (PresentedName name : names) {
            name.accept(counter);
        }
    }

    /** How many were counted. */
    public int certificates() {
        return certificates;
    }

    HostCounts dns() {
        return dns;
    }

    HostCounts email() {
        return email;
    }

    HostCounts uri() {
        return uri;
    }

    List<AddressCounts> addresses() {
        return List.of(ipv4, ipv6);
    }

    SubjectCounts subjects() {
        return subjects;
    }

    /** The forms that any name has. */
    Map<NameForm, FormCount> forms() {
        return forms;
    }

    private FormCount form(NameForm form) {
        FormCount count = forms.computeIfAbsent(form, key -> new FormCount());
        if (count.last != certificates) {
            count.last = certificates;
            count.certificates++;
        }
        return count;
    }

    private final class Counter implements PresentedName.Visitor<Boolean> {
        @Override
        public Boolean dns(PresentedName.Dns name) {
            boolean isWildcard = name.value().startsWith(WILDCARD);
            String host = isWildcard ? name.value().substring(WILDCARD.length()) : name.value();
            boolean isHost = !host.isEmpty()
                    && !host.startsWith(".")
                    && DnsBase.flaw(host).isEmpty();
            return isHost ? host(NameForm.DNS, dns, host, isWildcard) : malformed(NameForm.DNS);
        }

        @Override
        public Boolean ip(PresentedName.Ip name) {
            form(NameForm.IP);
            (name.address().family() == IpFamily.V4 ? ipv4 : ipv6).add(name.address(), certificates);
            return true;
        }

        @Override
        public Boolean email(PresentedName.Email name) {
            boolean isMailbox = Mailbox.flaw(name.value()).isEmpty();
            return isMailbox
                    ? host(NameForm.EMAIL, email, name.value().substring(Mailbox.host(name.value())), false)
                    : malformed(NameForm.EMAIL);
        }

        @Override
        public Boolean uri(PresentedName.Uri name) {
            UriHost host = UriHost.of(name.value());
            if (host.missing().isPresent()) {
                return withoutHost();
            }
            boolean isHost = !host.host().isEmpty() && UriBase.flaw(host.host()).isEmpty();
            return isHost ? host(NameForm.URI, uri, host.host(), false) : malformed(NameForm.URI);
        }

        @Override
        public Boolean directory(PresentedName.Directory name) {
            form(NameForm.DIRECTORY_NAME);
            subjects.add(name.name(), certificates);
            return true;
        }

        @Override
        public Boolean opaque(PresentedName.Opaque name) {
            return false; // no policy limits it
        }

        @Override
        public Boolean malformed(PresentedName.Malformed name) {
            name.mayBe().stream().filter(NameForm::isSupported).forEach(this::malformed);
            return false;
        }

        private boolean host(NameForm form, HostCounts hosts, String host, boolean isWildcard) {
            form(form);
            hosts.add(host, isWildcard, certificates);
            return true;
        }

        /** A mistake is no reason to leave its type open: it is left out, whatever the policy is. */
        private boolean malformed(NameForm form) {
            form(form);
            return false;
        }

        private boolean withoutHost() {
            FormCount count = form(NameForm.URI);
            if (count.lastWithoutHost != certificates) {
                count.lastWithoutHost = certificates;
                count.withoutHost++;
            }
            return false;
        }
    }
}
