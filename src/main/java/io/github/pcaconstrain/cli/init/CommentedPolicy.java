package io.github.pcaconstrain.cli.init;

import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * A policy file with comments for the one who changes it next.
 *
 * @param constraints the constraints
 * @param closed the name types of which only reserved values are permitted, so that no name is
 */
record CommentedPolicy(NameConstraints constraints, Collection<NameForm> closed) {
    private static final String HEAD = """
        # Name constraints of a CA, written by 'pca-constrain init'. Edit this file as you like; 'pca-constrain lint --policy FILE'
        # finds mistakes. A name must be inside something permitted, if anything of its type is permitted, and inside nothing
        # excluded.
        """;
    private static final String PERMITTED = "permitted:";
    private static final String EXCLUDED = "excluded:";
    private static final String CRITICAL = "critical:";

    /** The file. */
    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        boolean isPermitted = true;
        for (String line : PolicyWriter.yaml(constraints).lines().toList()) {
            isPermitted = isPermitted && !line.startsWith(EXCLUDED);
            comment(line, isPermitted).ifPresent(comment -> text.append(comment).append('\n'));
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private Optional<String> comment(String line, boolean isPermitted) {
        if (line.startsWith(EXCLUDED)) {
            return Optional.of("# An exclusion always wins.");
        }
        if (line.startsWith(CRITICAL)) {
            return Optional.of(
                    "# RFC 5280 requires this: a verifier that does not know name constraints then refuses the"
                            + " certificate.");
        }
        if (line.startsWith(PERMITTED)) {
            return constraints.permitted(NameForm.DIRECTORY_NAME).isEmpty() ? Optional.of("""
                # Subject names are not limited. If clients trust them, add a line such as
                #   directoryName: ["O=Example Corp,C=US"]\
                """) : Optional.empty();
        }
        return form(line).map(form -> "  # " + (isPermitted ? permitted(form) : covered(form)));
    }

    private static Optional<NameForm> form(String line) {
        return Arrays.stream(NameForm.values())
                .filter(form -> form.isSupported() && line.equals("  " + key(form) + ":"))
                .findFirst();
    }

    private static String key(NameForm form) {
        return form == NameForm.DIRECTORY_NAME ? form.asn1Name() : form.prefix();
    }

    private String permitted(NameForm form) {
        return closed.contains(form)
                ? "Reserved values that nobody can use, so that the CA signs no " + form.noun() + "."
                : covered(form)
                        + (form == NameForm.IP ? " Permitting networks of one address family forbids the other." : "");
    }

    private static String covered(NameForm form) {
        return switch (form) {
            case DNS -> "A domain covers itself and everything below it.";
            case IP -> "Networks in CIDR notation.";
            case EMAIL ->
                "user@host is one mailbox, host stands for all at that host, and .domain for all at hosts below it.";
            case URI -> "The host of a URI: a name stands for that host alone, and .domain for the hosts below it.";
            default -> "A subject has to start with one of these.";
        };
    }
}
