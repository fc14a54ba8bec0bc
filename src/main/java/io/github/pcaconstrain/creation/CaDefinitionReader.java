package io.github.pcaconstrain.creation;

import io.github.pcaconstrain.ca.CaOrder.Crl;
import io.github.pcaconstrain.ca.CaOrder.Ocsp;
import io.github.pcaconstrain.ca.CaOrder.Revocation;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.encoding.syntax.LocatedDocument;
import io.github.pcaconstrain.encoding.syntax.LocatedValue;
import io.github.pcaconstrain.failure.PolicyFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the definition of a CA, in YAML or JSON.
 *
 * <pre>
 * subject:
 *   commonName: Example Servers
 *   organization: Example Corp
 * keyAlgorithm: EC_prime256v1
 * revocation:
 *   crl: {bucket: example-crl, days: 7}
 *   ocsp: true
 * tags: {team: pki}
 * </pre>
 *
 * <p>Unknown keys, duplicate keys and wrong values are errors with line and column. The limits are those of the API
 * reference, CreateCertificateAuthority.
 */
public final class CaDefinitionReader {
    /** The maximum size of a file. */
    public static final int MAX_OCTETS = 1 << 20;

    private static final List<String> KEYS =
            List.of("subject", "keyAlgorithm", "signingAlgorithm", "usageMode", "keyStorage", "revocation", "tags");
    private static final List<String> KEY_STORAGE =
            List.of("FIPS_140_2_LEVEL_2_OR_HIGHER", "FIPS_140_2_LEVEL_3_OR_HIGHER", "CCPC_LEVEL_1_OR_HIGHER");
    private static final String HINT =
            "a CA has 'subject' and 'keyAlgorithm', and optionally " + String.join(", ", KEYS.subList(2, KEYS.size()));
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._/-]*)?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int MAX_CRL_DAYS = 5000;
    private static final int MAX_TAGS = 49;
    private static final int MAX_TAG_KEY = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final int MAX_HOST = 253;

    private CaDefinitionReader() {}

    /**
     * Reads a definition.
     *
     * @param source the name of the file in messages
     * @throws PolicyFileException if it breaks the rules above
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it is empty
     */
    public static CaDefinition read(String source, byte[] input) {
        LocatedValue all = LocatedDocument.read(source, input, HINT);
        Map<String, LocatedValue> fields = all.fields("a CA", KEYS);
        Map<String, String> subject = subject(require(all, fields, "subject"));
        KeyAlgorithm key = key(require(all, fields, "keyAlgorithm"));
        return new CaDefinition(
                subject,
                key,
                find(fields, "signingAlgorithm")
                        .map(value -> signing(value, key))
                        .orElse(key.usualSigningAlgorithm()),
                find(fields, "usageMode").map(CaDefinitionReader::usageMode).orElse(UsageMode.GENERAL_PURPOSE),
                find(fields, "keyStorage").map(value -> oneOf(value, "key storage standard", KEY_STORAGE)),
                find(fields, "revocation").map(CaDefinitionReader::revocation).orElse(Revocation.NONE),
                find(fields, "tags").map(CaDefinitionReader::tags).orElse(Map.of()));
    }

    private static Optional<LocatedValue> find(Map<String, LocatedValue> fields, String key) {
        return Optional.ofNullable(fields.get(key));
    }

    private static LocatedValue require(LocatedValue map, Map<String, LocatedValue> fields, String key) {
        return find(fields, key).orElseThrow(() -> map.error("'" + key + "' is missing", HINT));
    }

    private static Map<String, String> subject(LocatedValue value) {
        Map<String, String> members = new LinkedHashMap<>();
        value.fields("a subject", List.copyOf(SubjectName.ATTRIBUTES.keySet())).forEach((key, each) -> {
            SubjectName.Attribute attribute = SubjectName.ATTRIBUTES.get(key);
            if (attribute != null) {
                members.put(attribute.member(), attribute(each, key, attribute.most()));
            }
        });
        if (members.isEmpty()) {
            throw value.error("the subject is empty", "give at least a commonName");
        }
        return members;
    }

    private static String attribute(LocatedValue value, String key, int most) {
        String text = value.text();
        if (text.isBlank() || text.length() > most) {
            throw value.error(
                    "'" + key + "' has " + text.length() + " characters, but AWS takes from 1 to " + most,
                    "shorten it, or leave it out");
        }
        if (key.equals("country") && !text.matches("[A-Za-z]{2}")) {
            throw value.error("'" + text + "' is not a country code", "write two letters, such as DE");
        }
        return text;
    }

    private static KeyAlgorithm key(LocatedValue value) {
        KeyAlgorithm key = KeyAlgorithm.of(value.text());
        if (key == KeyAlgorithm.UNKNOWN) {
            throw unknown(
                    value,
                    "key algorithm",
                    Arrays.stream(KeyAlgorithm.values())
                            .filter(each -> each != KeyAlgorithm.UNKNOWN)
                            .map(KeyAlgorithm::wireName));
        }
        return key;
    }

    private static SigningAlgorithm signing(LocatedValue value, KeyAlgorithm key) {
        SigningAlgorithm signing = SigningAlgorithm.of(value.text().toUpperCase(Locale.ROOT));
        if (signing == SigningAlgorithm.UNKNOWN || signing.family() != key.family()) {
            throw unknown(
                    value,
                    "signing algorithm of a key of type " + key.wireName(),
                    Arrays.stream(SigningAlgorithm.values())
                            .filter(each -> each.family() == key.family())
                            .map(Enum::name));
        }
        return signing;
    }

    private static UsageMode usageMode(LocatedValue value) {
        return UsageMode.valueOf(oneOf(
                value,
                "usage mode",
                List.of(UsageMode.GENERAL_PURPOSE.name(), UsageMode.SHORT_LIVED_CERTIFICATE.name())));
    }

    private static String oneOf(LocatedValue value, String what, List<String> known) {
        String text = value.text().toUpperCase(Locale.ROOT);
        if (!known.contains(text)) {
            throw unknown(value, what, known.stream());
        }
        return text;
    }

    private static PolicyFileException unknown(LocatedValue value, String what, Stream<String> known) {
        return value.error(
                "'" + value.text() + "' is not a " + what, "give one of " + known.collect(Collectors.joining(", ")));
    }

    private static Revocation revocation(LocatedValue value) {
        Map<String, LocatedValue> fields = value.fields("revocation", List.of("crl", "ocsp"));
        return new Revocation(
                find(fields, "crl").map(CaDefinitionReader::crl),
                find(fields, "ocsp").flatMap(CaDefinitionReader::ocsp));
    }

    private static Crl crl(LocatedValue value) {
        Map<String, LocatedValue> fields = value.fields("a CRL", List.of("bucket", "days", "customName", "private"));
        LocatedValue bucket = require(value, fields, "bucket");
        if (!BUCKET.matcher(bucket.text()).matches()) {
            throw bucket.error("'" + bucket.text() + "' is not the name of an S3 bucket", "give the name alone");
        }
        return new Crl(
                bucket.text(),
                require(value, fields, "days").number(1, MAX_CRL_DAYS),
                find(fields, "customName").map(CaDefinitionReader::host),
                find(fields, "private").map(CaDefinitionReader::flag).orElse(false));
    }

    /** True, false, or a map. */
    private static Optional<Ocsp> ocsp(LocatedValue value) {
        if (value.flag().isPresent()) {
            return value.flag().filter(on -> on).map(on -> new Ocsp(Optional.empty()));
        }
        Map<String, LocatedValue> fields = value.fields("ocsp", List.of("customName"));
        return Optional.of(new Ocsp(find(fields, "customName").map(CaDefinitionReader::host)));
    }

    private static boolean flag(LocatedValue value) {
        return value.flag().orElseThrow(() -> value.error("it is neither true nor false", "write true or false"));
    }

    private static String host(LocatedValue value) {
        String text = value.text();
        if (text.length() > MAX_HOST || !HOST.matcher(text).matches()) {
            throw value.error("'" + text + "' is not a host name", "write it without a protocol: crl.example.com");
        }
        return text;
    }

    private static Map<String, String> tags(LocatedValue value) {
        Map<String, String> tags = new LinkedHashMap<>();
        value.anyFields().forEach((key, each) -> {
            String text = each.text();
            if (key.isEmpty() || key.length() > MAX_TAG_KEY || text.length() > MAX_TAG_VALUE) {
                throw each.error(
                        "a tag has a key of 1 to " + MAX_TAG_KEY + " characters and a value of at most "
                                + MAX_TAG_VALUE,
                        "shorten it");
            }
            boolean isOfAws = key.toLowerCase(Locale.ROOT).startsWith("aws:");
            if (isOfAws || key.equals(CaDefinition.TAG)) {
                throw each.error(
                        "the tag '" + key + "' is set by " + (isOfAws ? "AWS" : "'apply'") + " alone",
                        "give it another name, or leave it out");
            }
            tags.put(key, text);
        });
        if (tags.size() > MAX_TAGS) {
            throw value.error(tags.size() + " tags are too many", "give at most " + MAX_TAGS);
        }
        return tags;
    }
}
