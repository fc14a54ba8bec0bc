package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.OpaqueBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The subtrees of one list, with an index for each form that is matched. */
public final class SubtreeIndexes {
    private final DnsIndex dns;
    private final EmailIndex email;
    private final UriIndex uri;
    private final IpIndex ip;
    private final DirectoryNameIndex directory;
    private final Set<NameForm> forms = EnumSet.noneOf(NameForm.class);
    private final Set<NameForm> opaque = EnumSet.noneOf(NameForm.class);
    private final List<Subtree> unmatched = new ArrayList<>();

    public SubtreeIndexes(Side side, List<Subtree> subtrees) {
        int most = subtrees.size();
        dns = new DnsIndex(side, most);
        email = new EmailIndex(side, most);
        uri = new UriIndex(side, most);
        ip = new IpIndex(subtrees);
        directory = new DirectoryNameIndex(side, most);
        for (Subtree subtree : subtrees) {
            add(subtree);
        }
    }

    private void add(Subtree subtree) {
        SubtreeBase base = subtree.base();
        forms.add(base.form());
        if (base instanceof DnsBase host) {
            dns.add(host, subtree);
        } else if (base instanceof IpBase block) {
            ip.add(block, subtree);
        } else if (base instanceof EmailBase mail) {
            email.add(mail, subtree);
        } else if (base instanceof UriBase authority) {
            uri.add(authority, subtree);
        } else if (base instanceof DirectoryNameBase name) {
            directory.add(name, subtree);
        } else {
            addUnmatched(base, subtree);
        }
    }

    private void addUnmatched(SubtreeBase base, Subtree subtree) {
        if (base instanceof OpaqueBase other) {
            opaque.add(other.form());
        }
        unmatched.add(subtree);
    }

    public DnsIndex dns() {
        return dns;
    }

    public EmailIndex email() {
        return email;
    }

    public UriIndex uri() {
        return uri;
    }

    public IpIndex ip() {
        return ip;
    }

    public DirectoryNameIndex directory() {
        return directory;
    }

    /** The index of each form. */
    List<SubtreeIndex<?>> all() {
        return List.of(dns, ip, email, uri, directory);
    }

    /** The forms that have a subtree. */
    public Set<NameForm> forms() {
        return forms;
    }

    /** Whether a form that is not matched has a subtree. */
    public boolean hasOpaque(NameForm form) {
        return opaque.contains(form);
    }

    /** The subtrees that are not in any index: malformed ones, and those of forms that are not matched. */
    List<Subtree> unmatched() {
        return unmatched;
    }
}
