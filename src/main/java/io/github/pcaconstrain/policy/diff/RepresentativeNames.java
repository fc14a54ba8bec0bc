package io.github.pcaconstrain.policy.diff;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.RdnKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names that represent all others of the same form: for every name, there is one among them that the subtrees treat in
 * the same way.
 *
 * <p>Hosts and directory names form trees. These are enough: every node on the way to a subtree; for hosts, one child
 * of each that no subtree mentions (everything below that child is treated alike), and a wildcard, which stands for
 * children that were not tried; for directory names, of which a subtree covers a whole branch, one name that no
 * subtree mentions. A URI without a host is refused if there is any constraint, and then some host is refused as
 * well. Addresses form a line on which blocks begin and end, so the first address of each block and the first one
 * after it are enough. Their number is that of the labels, RDNs or blocks, so the work grows linearly with the size
 * of the constraints.
 */
final class RepresentativeNames {
    private static final List<String> LABELS = Stream.concat(
                    Stream.of("host", "other"),
                    Stream.concat(
                            letters(), letters().flatMap(first -> letters().map(second -> first + second))))
            .toList();
    private static final String LOCAL_PART = "someone";

    private RepresentativeNames() {}

    /**
     * The representatives of a form for the subtrees of all the constraints together; empty for forms that are not
     * matched.
     */
    static Collection<PresentedName> of(NameForm form, List<NameConstraints> constraints) {
        List<SubtreeBase> bases = constraints.stream()
                .flatMap(NameConstraints::subtrees)
                .map(Subtree::base)
                .toList();
        Set<PresentedName> names = new LinkedHashSet<>();
        switch (form) {
            case DNS -> dns(bases, names::add);
            case EMAIL -> email(bases, names::add);
            case URI -> uri(bases, names::add);
            case IP -> ip(bases, names::add);
            case DIRECTORY_NAME -> directory(bases, names::add);
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> {}
        }
        return names;
    }

    private static void dns(List<SubtreeBase> bases, Consumer<PresentedName> out) {
        List<String> hosts = bases.stream().map(base -> ((DnsBase) base).host()).toList();
        for (String host : hosts(hosts)) {
            out.accept(new PresentedName.Dns(host));
            out.accept(new PresentedName.Dns("*." + host));
        }
    }

    private static void email(List<SubtreeBase> bases, Consumer<PresentedName> out) {
        List<EmailBase> emails = bases.stream().map(EmailBase.class::cast).toList();
        Set<String> locals = new HashSet<>();
        for (EmailBase base : emails) {
            if (base.isMailbox()) {
                out.accept(new PresentedName.Email(base.value()));
                locals.add(base.canonical().localPart());
            }
        }
        String local = Stream.iterate(LOCAL_PART, text -> text + "1")
                .filter(text -> !locals.contains(text))
                .findFirst()
                .orElseThrow();
        for (String host : hosts(emails.stream().map(EmailBase::host).toList())) {
            out.accept(new PresentedName.Email(local + "@" + host));
        }
    }

    private static void uri(List<SubtreeBase> bases, Consumer<PresentedName> out) {
        List<String> hosts = bases.stream().map(base -> ((UriBase) base).host()).toList();
        hosts(hosts).forEach(host -> out.accept(new PresentedName.Uri("https://" + host + "/")));
    }

    private static void ip(List<SubtreeBase> bases, Consumer<PresentedName> out) {
        for (IpFamily family : IpFamily.values()) {
            out.accept(new PresentedName.Ip(IpAddress.of(new byte[family.octets()])));
        }
        for (SubtreeBase base : bases) {
            IpBase block = (IpBase) base;
            out.accept(new PresentedName.Ip(block.address().first(block.prefix())));
            block.address()
                    .last(block.prefix())
                    .next()
                    .map(PresentedName.Ip::new)
                    .ifPresent(out);
        }
    }

    private static void directory(List<SubtreeBase> bases, Consumer<PresentedName> out) {
        Set<String> values = new HashSet<>();
        for (SubtreeBase base : bases) {
            ((DirectoryNameBase) base)
                    .name()
                    .rdns()
                    .forEach(rdn ->
                            rdn.attributes().forEach(attribute -> values.add(RdnKey.prepare(attribute.value()))));
        }
        String unused = unused(values, Integer.MAX_VALUE).orElse("none of these");
        DistinguishedName.Attribute organisation =
                new DistinguishedName.Attribute("2.5.4.10", DistinguishedName.Syntax.UTF8, unused, "");
        DistinguishedName.Rdn fresh = new DistinguishedName.Rdn(List.of(organisation));
        out.accept(new PresentedName.Directory(new DistinguishedName(List.of(fresh), "O=" + unused)));
        for (SubtreeBase base : bases) {
            DistinguishedName name = ((DirectoryNameBase) base).name();
            for (int length = 1; length <= name.rdns().size(); length++) {
                boolean whole = length == name.rdns().size();
                List<DistinguishedName.Rdn> prefix = name.rdns().subList(0, length);
                out.accept(new PresentedName.Directory(
                        new DistinguishedName(prefix, whole ? name.text() : "part of " + name.text())));
            }
        }
    }

    /** Every host, every domain above it, and a host below each of these that does not occur. */
    private static Set<String> hosts(List<String> spoken) {
        Set<String> nodes = new LinkedHashSet<>();
        Set<String> labels = new HashSet<>();
        for (String text : spoken) {
            for (String node = HostName.fold(text); !node.isEmpty(); ) {
                nodes.add(node);
                String[] labelAndParent = node.split("\\.", 2);
                labels.add(labelAndParent[0]);
                node = labelAndParent.length == 2 ? labelAndParent[1] : "";
            }
        }
        Set<String> hosts = new LinkedHashSet<>(nodes);
        for (String node : nodes) {
            unused(labels, HostName.MAX_NAME - node.length() - 1).ifPresent(label -> hosts.add(label + "." + node));
        }
        unused(labels, HostName.MAX_NAME).ifPresent(hosts::add);
        return hosts;
    }

    /** A label that does not occur and does not exceed the given length. */
    private static Optional<String> unused(Set<String> used, int longest) {
        return Stream.concat(
                        LABELS.stream(), IntStream.rangeClosed(0, used.size()).mapToObj(i -> "unused" + i))
                .filter(label -> label.length() <= longest && !used.contains(label))
                .findFirst();
    }

    private static Stream<String> letters() {
        return IntStream.rangeClosed('a', 'z').mapToObj(Character::toString);
    }
}
