package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Names at and around the edges of constraints, where a change of theirs would show. */
final class SampleNames {
    private final Set<PresentedName> names = new LinkedHashSet<>();

    private SampleNames() {}

    static Set<PresentedName> around(NameConstraints... constraints) {
        SampleNames samples = new SampleNames();
        samples.addHost("unrelated.example.net");
        samples.addHost("x.invalid");
        Stream.of("1.2.3.4", "2001:db8::1").forEach(samples::addAddress);
        Stream.of(constraints).flatMap(NameConstraints::subtrees).forEach(subtree -> samples.add(subtree.base()));
        return samples.names;
    }

    private void add(SubtreeBase base) {
        if (base instanceof DnsBase dns) {
            addHost(dns.host());
        } else if (base instanceof EmailBase email) {
            addHost(email.host());
            if (email.isMailbox()) {
                names.add(new PresentedName.Email(email.value()));
            }
        } else if (base instanceof UriBase uri) {
            addHost(uri.host());
        } else if (base instanceof DirectoryNameBase directory) {
            names.add(new PresentedName.Directory(directory.name()));
        } else if (base instanceof IpBase ip) {
            addNeighbours(ip);
        }
    }

    private void addHost(String host) {
        if (host.isEmpty()) {
            return;
        }
        String parent = host.substring(host.indexOf('.') + 1);
        for (String name : List.of(host, "a." + host, "b.a." + host, "bad" + host, parent)) {
            names.add(new PresentedName.Dns(name));
            names.add(new PresentedName.Dns("*." + name));
            names.add(new PresentedName.Email("someone@" + name));
            names.add(new PresentedName.Uri("https://" + name + "/"));
        }
    }

    private void addNeighbours(IpBase block) {
        byte[] octets = block.address().octets();
        names.add(new PresentedName.Ip(IpAddress.of(octets)));
        octets[octets.length - 1] ^= 1;
        names.add(new PresentedName.Ip(IpAddress.of(octets)));
        octets[0] ^= (byte) 0x80;
        names.add(new PresentedName.Ip(IpAddress.of(octets)));
    }

    private void addAddress(String text) {
        names.add(new PresentedName.Ip(IpAddress.parse(text).orElseThrow()));
    }
}
