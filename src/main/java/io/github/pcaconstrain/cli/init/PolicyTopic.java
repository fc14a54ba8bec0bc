package io.github.pcaconstrain.cli.init;

import io.github.pcaconstrain.cli.prompt.Remark;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.EntryList;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a question of {@code init} is about, and how its answers are written. */
enum PolicyTopic {
    DNS(
            NameForm.DNS,
            "DNS names",
            "Host names that the CA may sign for. A domain covers itself and everything below it: dev.example.com"),
    IP(NameForm.IP, "Networks", "Networks whose addresses it may sign for: 10.20.0.0/16, fd12:3456:789a::/48"),
    EMAIL(
            NameForm.EMAIL,
            "Mail",
            "Mail: example.com covers all mailboxes at that host, .example.com those at hosts below it, and"
                    + " a@example.com a single one."),
    URI(NameForm.URI, "URIs", "Hosts in URIs: api.example.com covers that host, .example.com those below it."),
    EXCLUDED(
            NameForm.DNS,
            "Exclude",
            "Names within the above that it must not sign for: prod.dev.example.com, ip:10.20.255.0/24,"
                    + " email:root@example.com");

    private final NameForm form;
    private final String question;
    private final String help;

    PolicyTopic(NameForm form, String question, String help) {
        this.form = form;
        this.question = question;
        this.help = help;
    }

    String question() {
        return question;
    }

    String help() {
        return help;
    }

    /** The answer that means what a policy permits; empty if it permits nothing of the kind. */
    String answer(NameConstraints constraints) {
        return this == EXCLUDED
                ? ""
                : constraints.permitted(form).stream()
                        .map(subtree -> subtree.base().value())
                        .collect(Collectors.joining(", "));
    }

    /**
     * The constraints in an answer; none if it is blank.
     *
     * @param remarks hears what is wrong with it, and what to know about it
     */
    List<SubtreeBase> parse(String answer, Consumer<Remark> remarks) {
        List<SubtreeBase> bases = new ArrayList<>();
        for (String entry : EntryList.split(answer.replaceFirst("[\\s,]+$", ""))) {
            if (entry.isEmpty() && answer.isBlank()) {
                continue;
            }
            try {
                SubtreeBase base = parseEntry(entry, note -> remarks.accept(Remark.note(note)));
                if (this != EXCLUDED && base.form() != form) {
                    remarks.accept(
                            Remark.refusal(entry + " is of another type: this question is about " + form.plural()));
                }
                bases.add(base);
            } catch (InvalidConstraintException e) {
                remarks.accept(Remark.refusal(e.getMessage()));
                if (!e.hint().isEmpty()) {
                    remarks.accept(Remark.refusal(e.hint()));
                }
            }
        }
        return bases;
    }

    /** Only DNS names, and names of any type, are written without a prefix, as on the command line. */
    private SubtreeBase parseEntry(String entry, Notes notes) {
        String prefix = form.prefix() + ":";
        boolean isPrefixed = entry.toLowerCase(Locale.ROOT).startsWith(prefix);
        return form == NameForm.DNS || entry.isEmpty()
                ? ConstraintSyntax.parse(entry, notes)
                : ConstraintSyntax.parse(
                        form, isPrefixed ? entry.substring(prefix.length()).strip() : entry, notes);
    }
}
