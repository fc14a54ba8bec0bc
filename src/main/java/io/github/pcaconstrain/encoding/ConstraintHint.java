package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to type instead of an invalid host constraint.
 *
 * <p>A hint contains a constraint only if it means what was typed, or if the hint says what else it covers, and only if
 * the command line accepts it (see {@link TypableConstraint}). Otherwise, the hint describes the syntax, without an
 * example that could be copied.
 */
public final class ConstraintHint {
    static final String DIRECTORY_NAME =
            "write a subject name as dn:TYPE=VALUE,TYPE=VALUE with the country last, or as dn:/TYPE=VALUE/TYPE=VALUE"
                    + " with the country first";

    private static final String HOST = "a host name has labels of letters, digits and hyphens, with a dot between them";
    private static final String PREFIXES = "the prefixes are dns:, ip:, email:, uri: and dn:";

    private static final Pattern SEPARATED = Pattern.compile("[^\\s;,=]+([\\s;,]+[^\\s;,=]+)+");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(.*)", Pattern.DOTALL);
    private static final Pattern PORT_OR_PATH = Pattern.compile("([^:/?#]+)(:\\d*)?([/?#].*)?", Pattern.DOTALL);

    private final NameForm form;
    private final String value;

    private ConstraintHint(NameForm form, String value) {
        this.form = form;
        this.value = value;
    }

    /** What to type instead of a value that is not a constraint of its type. */
    public static String of(NameForm form, String value) {
        ConstraintHint hint = new ConstraintHint(form, value);
        return hint.several()
                .or(hint::wildcard)
                .or(hint::uri)
                .or(hint::numericHost)
                .or(hint::address)
                .or(hint::mailbox)
                .or(hint::directoryName)
                .or(hint::finalDot)
                .or(hint::otherPrefix)
                .or(hint::portOrPath)
                .orElseGet(hint::shape);
    }

    private Optional<String> several() {
        String[] parts = value.split("[\\s;,]+");
        // A space within one name would produce parts that nobody meant.
        boolean areAlike = Arrays.stream(parts).allMatch(part -> part.indexOf('.') > 0)
                && (form != NameForm.EMAIL
                        || Arrays.stream(parts)
                                        .map(part -> part.indexOf('@') > 0)
                                        .distinct()
                                        .count()
                                == 1);
        return SEPARATED.matcher(value).matches() && areAlike
                ? TypableConstraint.of(form, parts)
                        .map(list -> value.indexOf(',') < 0
                                ? "to give several, put commas between them: " + list
                                : "write each as an entry of its own: " + list.replace(",", ", "))
                : Optional.empty();
    }

    private Optional<String> wildcard() {
        if (value.indexOf('*') < 0) {
            return Optional.empty();
        }
        if (form == NameForm.DNS && value.matches("[0-9.*]+\\.\\*")) {
            return Optional.of(AddressHint.of(value));
        }
        boolean everything = value.equals("*") || value.equals("*@*");
        return wildcardHost()
                .or(() -> everything && form == NameForm.DNS
                        ? Optional.of("write dns: with nothing after it for every DNS name")
                        : Optional.empty())
                .or(() -> everything
                        ? Optional.of("to allow every name of this type, leave the type out")
                        : Optional.empty())
                .or(() -> Optional.of("constraints have no wildcards; "
                        + (form == NameForm.DNS
                                ? "a DNS name covers everything below it as well"
                                : "a dot before a domain stands for every host below it")));
    }

    private Optional<String> wildcardHost() {
        if (value.startsWith("*.")) {
            return below(value.substring(2));
        }
        if (form != NameForm.EMAIL) {
            return Optional.empty();
        }
        if (value.startsWith("*@*.") || value.startsWith("*@.")) {
            return below(value.substring(value.indexOf('.') + 1));
        }
        return value.startsWith("*@") ? everyMailbox(value.substring(2)) : Optional.empty();
    }

    private Optional<String> below(String host) {
        return TypableConstraint.of(form, "." + host).map(below -> switch (form) {
            case DNS ->
                "constraints have no wildcards: write " + below + " for every name below " + host + ", or " + host
                        + " to include " + host + " itself";
            case EMAIL ->
                "constraints have no wildcards: write " + below + " for every mailbox at a host below " + host;
            default -> "constraints have no wildcards: write " + below + " for every host below " + host;
        });
    }

    private Optional<String> everyMailbox(String host) {
        return TypableConstraint.of(NameForm.EMAIL, host)
                .map(constraint -> "write " + constraint + " for every mailbox at " + host);
    }

    private Optional<String> uri() {
        Matcher uri = SCHEME.matcher(value);
        if (!uri.matches()) {
            return Optional.empty();
        }
        String rest = uri.group(1);
        String authority = rest.split("[/?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        boolean isHostAlone = rest.equals(host) || rest.equals(host + "/");
        if (IpAddress.parse(host.replaceAll("^\\[|]$", "")).isPresent()) {
            return Optional.of(addressInUri());
        }
        Optional<String> constraint = TypableConstraint.of(NameForm.URI, host);
        if (form == NameForm.DNS) {
            return TypableConstraint.of(NameForm.DNS, host)
                    .map(dns -> "write " + dns + " for that DNS name and everything below it"
                            + constraint
                                    .map(of -> ", or " + of + " for every URI at that host")
                                    .orElse(""));
        }
        if (constraint.isEmpty() && TypableConstraint.of(NameForm.DNS, host).isPresent()) {
            return Optional.of("constraints limit the host of a URI, which must be fully qualified, and '" + host
                    + "' is not; to allow no URI at all, permit uri:invalid alone");
        }
        return constraint.map(of -> isHostAlone
                ? "write " + of + " for every URI at that host"
                : "constraints limit the host of a URI, not its user, port or path: " + of
                        + " covers every URI at that host");
    }

    private static String addressInUri() {
        return "uri: takes host names only, so it refuses every URI whose host is an IP address; to allow no URI "
                + "at all, permit uri:invalid alone";
    }

    private Optional<String> numericHost() {
        return form == NameForm.URI && value.matches("[^/:@=*]+\\.\\d+|\\d+")
                ? Optional.of(addressInUri())
                : Optional.empty();
    }

    private Optional<String> address() {
        int slash = value.indexOf('/');
        if (IpAddress.parse(slash < 0 ? value : value.substring(0, slash)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ofType(NameForm.IP));
    }

    private Optional<String> mailbox() {
        int at = value.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String withoutDot = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
        if (value.startsWith("@")) {
            Optional<String> every = everyMailbox(withoutDot.substring(1));
            if (every.isPresent()) {
                return every;
            }
        }
        int scheme = value.startsWith("mailto:") ? "mailto:".length() : 0;
        return TypableConstraint.of(NameForm.EMAIL, withoutDot.substring(scheme))
                .map(mailbox -> "write " + mailbox)
                .or(() -> Optional.of("a mailbox is written email:USER@HOST, and every mailbox at a host email:HOST"));
    }

    private Optional<String> directoryName() {
        return value.indexOf('=') > 0 && value.indexOf(':') < 0
                ? Optional.of(ofType(NameForm.DIRECTORY_NAME))
                : Optional.empty();
    }

    /** The value with another prefix, or the reason why that is invalid too. */
    private String ofType(NameForm other) {
        String text = other.prefix() + ":" + value;
        try {
            ConstraintSyntax.parse(text, Notes.IGNORED);
            return "write " + text;
        } catch (InvalidConstraintException e) {
            return e.hint();
        }
    }

    private Optional<String> finalDot() {
        return value.endsWith(".")
                ? TypableConstraint.of(form, value.substring(0, value.length() - 1))
                        .map(without -> "write " + without + " without the dot at the end")
                : Optional.empty();
    }

    private Optional<String> otherPrefix() {
        int colon = value.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String word = value.substring(0, colon).strip();
        String rest = value.substring(colon + 1).strip();
        return NameTypeWord.meant(word)
                .flatMap(meant -> TypableConstraint.of(meant, rest)
                        .map(typed -> "write " + (meant == NameForm.DNS ? "dns:" + rest : typed)));
    }

    private Optional<String> portOrPath() {
        Matcher parts = PORT_OR_PATH.matcher(value);
        if (!parts.matches() || parts.group(1).equals(value)) {
            boolean isUriWithoutHost = form == NameForm.URI && value.indexOf(':') > 0;
            return isUriWithoutHost
                    ? Optional.of("a constraint needs a host; every uri: constraint refuses URIs without one")
                    : Optional.of(PREFIXES).filter(prefixes -> value.indexOf(':') >= 0);
        }
        return TypableConstraint.of(form, parts.group(1))
                .map(host -> form == NameForm.URI
                        ? "constraints limit the host of a URI, not its user, port or path: " + host
                                + " covers every URI at that host"
                        : "constraints have no ports and no paths: write " + host
                                + (form == NameForm.DNS ? " for that DNS name and everything below it" : ""))
                .or(() -> Optional.of(PREFIXES).filter(prefixes -> value.indexOf(':') >= 0));
    }

    private String shape() {
        return HOST + (form == NameForm.DNS ? "" : "; a dot before a domain stands for every host below it");
    }
}
