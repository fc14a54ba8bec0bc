package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.lint.LintCertificates.Kind;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Reads a subject in the notation of {@code lint/rules.txt}, which explains it. */
public final class LintSubject {
    private static final Pattern DISTANCE = Pattern.compile("(min|max)=(\\d+) (.*)");
    private static final Pattern OPTION = Pattern.compile("(\\w+)(?:=(.*))?");

    private final List<Subtree> permitted = new ArrayList<>();
    private final List<Subtree> excluded = new ArrayList<>();
    private boolean critical = true;
    private Optional<byte[]> bytes = Optional.empty();
    private Optional<String> certificate = Optional.empty();

    private LintSubject() {}

    /** The subject that the text describes. */
    public static Subject of(String text) {
        LintSubject subject = new LintSubject();
        for (String part : text.split(";", -1)) {
            String stripped = part.stripLeading();
            if (!stripped.isBlank()) {
                subject.add(stripped);
            }
        }
        return subject.build();
    }

    private void add(String part) {
        if (part.startsWith("p ")) {
            permitted.add(subtree(part.substring(2)));
        } else if (part.startsWith("e ")) {
            excluded.add(subtree(part.substring(2)));
        } else if (part.equals("not critical")) {
            critical = false;
        } else if (part.startsWith("many ")) {
            for (int i = 0; i < Integer.parseInt(part.substring(5)); i++) {
                permitted.add(Subtree.of(new DnsBase("host" + i + ".example.com")));
            }
        } else if (part.startsWith("bytes ")) {
            bytes = Optional.of(HexFormat.of().parseHex(part.substring(6)));
        } else if (part.startsWith("cert ")) {
            certificate = Optional.of(part.substring(5));
        } else {
            throw new IllegalArgumentException(part);
        }
    }

    private static Subtree subtree(String text) {
        Matcher distance = DISTANCE.matcher(text);
        if (!distance.matches()) {
            return Subtree.of(base(text));
        }
        BigInteger value = new BigInteger(distance.group(2));
        SubtreeBase base = base(distance.group(3));
        return distance.group(1).equals("min")
                ? new Subtree(base, value, Optional.empty())
                : new Subtree(base, BigInteger.ZERO, Optional.of(value));
    }

    private static SubtreeBase base(String text) {
        if (!text.startsWith("#")) {
            return ConstraintSyntax.parse(text, Notes.IGNORED);
        }
        String content = text.substring(4);
        byte[] octets = content.startsWith("=")
                ? HexFormat.of().parseHex(content.substring(1))
                : content.getBytes(StandardCharsets.ISO_8859_1);
        String name =
                text.substring(1, 3) + length(octets.length) + HexFormat.of().formatHex(octets);
        String subtree = wrap("30", name);
        byte[] extension = HexFormat.of().parseHex(wrap("30", wrap("a0", subtree)));
        return NameConstraintsDer.decode(extension, true)
                .constraints()
                .permitted()
                .get(0)
                .base();
    }

    private static String wrap(String tag, String content) {
        return tag + length(content.length() / 2) + content;
    }

    private static String length(int octets) {
        String length = HexFormat.of().toHexDigits((byte) octets);
        return octets < 128 ? length : "81" + length;
    }

    private Subject build() {
        NameConstraints policy = new NameConstraints(permitted, excluded, critical);
        Optional<byte[]> encoded =
                bytes.isPresent() || policy.isEmpty() ? bytes : Optional.of(NameConstraintsDer.encode(policy));
        if (certificate.isPresent()) {
            return Subject.of(certificate(certificate.get(), encoded));
        }
        DecodedNameConstraints decoded = encoded.map(der -> NameConstraintsDer.decode(der, critical))
                .orElse(new DecodedNameConstraints(policy, List.of()));
        return new Subject(decoded.constraints(), decoded.problems(), Optional.empty(), java.util.Set.of());
    }

    private io.github.pcaconstrain.encoding.certificate.CertificateContents certificate(
            String text, Optional<byte[]> extension) {
        String commonName = "Test CA";
        OptionalInt pathLength = OptionalInt.empty();
        List<KeyPurposeId> usages = new ArrayList<>();
        int name = text.indexOf(" cn=");
        if (name >= 0) {
            commonName = text.substring(name + 4);
        }
        String[] words = (name >= 0 ? text.substring(0, name) : text).split(" ", -1);
        for (String word : words) {
            Matcher option = OPTION.matcher(word);
            if (option.matches() && option.group(1).equals("pathlen")) {
                pathLength = OptionalInt.of(Integer.parseInt(option.group(2)));
            } else if (option.matches() && option.group(1).equals("eku")) {
                for (String usage : option.group(2).split("\\+", -1)) {
                    usages.add(usage(usage));
                }
            }
        }
        return LintCertificates.make(new LintCertificates.Spec(
                Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), commonName, pathLength, usages, extension, critical));
    }

    private static KeyPurposeId usage(String word) {
        return switch (word) {
            case "server" -> KeyPurposeId.id_kp_serverAuth;
            case "email" -> KeyPurposeId.id_kp_emailProtection;
            case "any" -> KeyPurposeId.anyExtendedKeyUsage;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
