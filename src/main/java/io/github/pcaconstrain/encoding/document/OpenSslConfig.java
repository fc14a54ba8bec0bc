package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.NetworkMask;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OpenSSL configuration with an extension section for a CA with the constraints, for {@code openssl x509 -req
 * -extfile}.
 *
 * <p>Each constraint is on a line of its own if OpenSSL encodes it in the same bytes as this tool. OpenSSL has no
 * syntax for an empty base and chooses the string types of directory names by its own tables, so an extension with such
 * a base is written as bytes, with the constraints in comments. See x509v3_config(5) and config(5) of OpenSSL.
 */
final class OpenSslConfig {
    private static final Map<NameForm, String> KEYWORDS =
            new EnumMap<>(Map.of(NameForm.DNS, "DNS", NameForm.EMAIL, "email", NameForm.URI, "URI", NameForm.IP, "IP"));

    private static final Pattern SUBTREE =
            Pattern.compile("(permitted|excluded);(DNS|email|URI|IP)(?:\\.[^\\s=]+)?\\s*=\\s*(\\S+)");
    private static final Pattern EXTENSION = Pattern.compile("(?m)^\\s*nameConstraints\\s*=\\s*(.*?)\\s*(?:#.*)?$");
    private static final Pattern INLINE = Pattern.compile("(permitted|excluded);(DNS|email|URI|IP):(\\S+)");
    private static final Pattern SECTION = Pattern.compile("\\[\\s*(.*?)\\s*]");

    private OpenSslConfig() {}

    static String write(NameConstraints constraints, ExtensionValue value) {
        boolean plain = constraints.subtrees().allMatch(OpenSslConfig::isPlain);
        StringBuilder text = new StringBuilder("""
            # openssl x509 -req -in ca.csr -CA parent.pem -CAkey parent.key -days 1825 -extfile this.cnf
            extensions = name_constrained_ca

            [name_constrained_ca]
            basicConstraints = critical, CA:TRUE, pathlen:0
            keyUsage = critical, digitalSignature, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            """);
        text.append("nameConstraints = ")
                .append(value.critical() ? "critical, " : "")
                .append(plain ? "@name_constraints" : "DER:" + value.hex())
                .append(plain ? "\n\n[name_constraints]\n" : "\n");
        appendSide(text, plain, "permitted", constraints.permitted());
        appendSide(text, plain, "excluded", constraints.excluded());
        return text.toString();
    }

    private static void appendSide(StringBuilder text, boolean plain, String side, List<Subtree> subtrees) {
        Map<NameForm, Integer> counts = new EnumMap<>(NameForm.class);
        for (Subtree subtree : subtrees) {
            if (plain) {
                NameForm form = subtree.base().form();
                int count = counts.merge(form, 1, Integer::sum);
                text.append(side + ";" + KEYWORDS.get(form) + "." + count + " = " + value(subtree) + "\n");
            } else {
                text.append("# " + side + " "
                        + PrintableText.printable(subtree.base().text()) + "\n");
            }
        }
    }

    private static boolean isPlain(Subtree subtree) {
        return KEYWORDS.containsKey(subtree.base().form())
                && subtree.hasStandardDistance()
                && !(subtree.base() instanceof IpBase ip && ip.hasHostBits())
                && subtree.base().value().matches("[A-Za-z0-9._@:/+-]+");
    }

    private static String value(Subtree subtree) {
        if (!(subtree.base() instanceof IpBase ip)) {
            return subtree.base().value();
        }
        byte[] mask = NetworkMask.of(ip.prefix(), ip.address().family().octets());
        return ip.address() + "/" + IpAddress.of(mask);
    }

    static boolean isConfig(String text) {
        return EXTENSION.matcher(text).find();
    }

    /**
     * Reads the constraints of the only nameConstraints line in a configuration.
     *
     * @throws UnreadableInputException if there is not exactly one, or if it has a syntax that is not supported
     */
    static ExtensionValue read(String source, String text) {
        Matcher extension = EXTENSION.matcher(text);
        if (!extension.find() || extension.find()) {
            throw unreadable(source, "it has no nameConstraints, or more than one");
        }
        extension.find(0);
        String line = extension.group(1);
        Matcher critical = Pattern.compile("critical\\s*,\\s*").matcher(line);
        boolean isCritical = critical.lookingAt();
        String value = isCritical ? line.substring(critical.end()) : line;
        if (value.startsWith("DER:")) {
            return ExtensionValue.of(hex(source, value.substring(4).replace(":", "")), isCritical);
        }
        List<Subtree> permitted = new ArrayList<>();
        List<Subtree> excluded = new ArrayList<>();
        List<Matcher> subtrees =
                value.startsWith("@") ? section(source, text, value.substring(1)) : inline(source, value);
        readSubtrees(source, subtrees, permitted, excluded);
        return ExtensionValue.of(
                NameConstraintsDer.encode(new NameConstraints(permitted, excluded, isCritical)), isCritical);
    }

    private static void readSubtrees(
            String source, List<Matcher> subtrees, List<Subtree> permitted, List<Subtree> excluded) {
        for (Matcher subtree : subtrees) {
            NameForm form = KEYWORDS.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(subtree.group(2)))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            (subtree.group(1).equals("permitted") ? permitted : excluded).add(read(source, form, subtree.group(3)));
        }
        if (permitted.isEmpty() && excluded.isEmpty()) {
            throw unreadable(source, "its nameConstraints list no constraints");
        }
    }

    private static Subtree read(String source, NameForm form, String value) {
        try {
            return Subtree.of(ConstraintSyntax.parse(form, value, Notes.IGNORED));
        } catch (InvalidConstraintException e) {
            throw unreadable(source, e.problem());
        }
    }

    /** The constraints of one section; other sections belong to other extensions. */
    private static List<Matcher> section(String source, String text, String name) {
        List<Matcher> subtrees = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().map(OpenSslConfig::withoutRemark).toList()) {
            Matcher header = SECTION.matcher(line);
            if (header.matches()) {
                inside = header.group(1).equals(name);
            } else if (inside && !line.isEmpty()) {
                subtrees.add(match(source, SUBTREE, line));
            }
        }
        return subtrees;
    }

    private static String withoutRemark(String line) {
        int remark = line.indexOf('#');
        return (remark < 0 ? line : line.substring(0, remark)).strip();
    }

    private static List<Matcher> inline(String source, String value) {
        List<Matcher> subtrees = new ArrayList<>();
        for (String item : value.split(",", -1)) {
            subtrees.add(match(source, INLINE, item.strip()));
        }
        return subtrees;
    }

    private static Matcher match(String source, Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text))
                .filter(Matcher::matches)
                .orElseThrow(() -> unreadable(source, "it has a constraint that cannot be read: " + text.strip()));
    }

    private static byte[] hex(String source, String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw unreadable(source, "its DER is not hexadecimal");
        }
    }

    private static UnreadableInputException unreadable(String source, String problem) {
        return new UnreadableInputException(source, problem, "make a certificate with it, and decode that");
    }
}
