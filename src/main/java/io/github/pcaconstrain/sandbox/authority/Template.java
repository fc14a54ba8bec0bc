package io.github.pcaconstrain.sandbox.authority;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A certificate template: what AWS Private CA itself puts into a certificate, and whether the API and the CSR may add
 * to it. The table is from the AWS Private CA User Guide, "Template varieties" and "Template definitions".
 *
 * @param name NAME in {@code arn:aws:acm-pca:::template/NAME/V1}
 * @param kind the kind of certificate
 * @param basics the basic constraints
 * @param keyUsage bits of {@link KeyUsage}, or 0 if the template does not set the extension
 * @param purposes the extended key usage; empty if the template does not set it
 * @param purposesAreCritical whether that extension is critical
 * @param takesApi whether ApiPassthrough is used; otherwise it is silently ignored
 * @param takesCsr whether all of the CSR's extensions are used, not only its names
 */
public record Template(
        String name,
        Kind kind,
        Basics basics,
        int keyUsage,
        List<KeyPurposeId> purposes,
        boolean purposesAreCritical,
        boolean takesApi,
        boolean takesCsr) {
    /** Kinds of certificate. */
    public enum Kind {
        ROOT,
        SUBORDINATE,
        END_ENTITY
    }

    /** Basic constraints: a CA's path length, and whether the extension is critical. */
    record Basics(Optional<Integer> pathLength, boolean isCritical) {}

    private static final Map<String, Template> ALL = new LinkedHashMap<>();
    private static final String API = "_APIPassthrough";
    private static final String CSR = "_CSRPassthrough";
    private static final String API_CSR = "_APICSRPassthrough";
    private static final int MAX_PATH_LENGTH = 3;
    private static final int CA_USAGE = KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final int TLS_USAGE = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    private static final Basics CRITICAL = new Basics(Optional.empty(), true);
    private static final Basics NOT_CRITICAL = new Basics(Optional.empty(), false);

    static {
        addRoots();
        addSubordinates();
        addBlankEndEntities();
        KeyPurposeId server = KeyPurposeId.id_kp_serverAuth;
        KeyPurposeId client = KeyPurposeId.id_kp_clientAuth;
        addEndEntities("EndEntityCertificate", TLS_USAGE, false, server, client);
        addEndEntities("EndEntityClientAuthCertificate", TLS_USAGE, false, client);
        addEndEntities("EndEntityServerAuthCertificate", TLS_USAGE, false, server);
        addEndEntities("CodeSigningCertificate", KeyUsage.digitalSignature, true, KeyPurposeId.id_kp_codeSigning);
        addEndEntities("OCSPSigningCertificate", KeyUsage.digitalSignature, true, KeyPurposeId.id_kp_OCSPSigning);
    }

    private static void addRoots() {
        for (String variant : List.of("", API)) {
            add("RootCACertificate" + variant, Kind.ROOT, CRITICAL, CA_USAGE, List.of(), false, variant);
        }
        add("BlankRootCACertificate" + API, Kind.ROOT, CRITICAL, 0, List.of(), false, API);
        for (int length = 0; length <= MAX_PATH_LENGTH; length++) {
            String name = "BlankRootCACertificate_PathLen" + length + API;
            add(name, Kind.ROOT, new Basics(Optional.of(length), true), 0, List.of(), false, API);
        }
    }

    private static void addSubordinates() {
        for (int length = 0; length <= MAX_PATH_LENGTH; length++) {
            Basics basics = new Basics(Optional.of(length), true);
            String name = "SubordinateCACertificate_PathLen" + length;
            for (String variant : List.of("", CSR, API, API_CSR)) {
                add(name + variant, Kind.SUBORDINATE, basics, CA_USAGE, List.of(), false, variant);
            }
            for (String variant : List.of(CSR, API, API_CSR)) {
                add("Blank" + name + variant, Kind.SUBORDINATE, basics, 0, List.of(), false, variant);
            }
        }
    }

    private static void addBlankEndEntities() {
        String name = "BlankEndEntityCertificate";
        for (String variant : List.of(CSR, API, API_CSR)) {
            add(name + variant, Kind.END_ENTITY, NOT_CRITICAL, 0, List.of(), false, variant);
            String critical = name + "_CriticalBasicConstraints" + variant;
            add(critical, Kind.END_ENTITY, CRITICAL, 0, List.of(), false, variant);
        }
    }

    private static void addEndEntities(
            String name, int keyUsage, boolean purposesAreCritical, KeyPurposeId... purposes) {
        for (String variant : List.of("", CSR, API, API_CSR)) {
            add(
                    name + variant,
                    Kind.END_ENTITY,
                    NOT_CRITICAL,
                    keyUsage,
                    List.of(purposes),
                    purposesAreCritical,
                    variant);
        }
    }

    private static void add(
            String name,
            Kind kind,
            Basics basics,
            int keyUsage,
            List<KeyPurposeId> purposes,
            boolean purposesAreCritical,
            String variant) {
        boolean takesApi = variant.equals(API) || variant.equals(API_CSR);
        boolean takesCsr = variant.equals(CSR) || variant.equals(API_CSR);
        ALL.put(name, new Template(name, kind, basics, keyUsage, purposes, purposesAreCritical, takesApi, takesCsr));
    }

    /** Copies the list. */
    public Template {
        purposes = List.copyOf(purposes);
    }

    /** The template with this ARN, in this partition. */
    public static Optional<Template> of(String arn, String partition) {
        String prefix = "arn:" + partition + ":acm-pca:::template/";
        String suffix = "/V1";
        return arn.startsWith(prefix) && arn.endsWith(suffix) && arn.length() > prefix.length() + suffix.length()
                ? Optional.ofNullable(ALL.get(arn.substring(prefix.length(), arn.length() - suffix.length())))
                : Optional.empty();
    }

    /** The ARN of the template with this name. */
    public static String arn(String name, String partition) {
        return "arn:" + partition + ":acm-pca:::template/" + name + "/V1";
    }

    /** The names of all templates. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    boolean isCa() {
        return kind != Kind.END_ENTITY;
    }

    Optional<ExtendedKeyUsage> extendedKeyUsage() {
        return purposes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }
}
