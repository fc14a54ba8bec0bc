package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tests names through ACM. */
public final class AcmChannel implements Channel {
    /** API reference of ACM, RequestCertificate, DomainName. */
    private static final Pattern DOMAIN =
            Pattern.compile("(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])");

    private static final int MAX_DOMAIN = 253;

    /** The domain name becomes the common name, and a longer one can only be an alternative name. */
    private static final int MAX_COMMON_NAME = 64;

    private static final String BY_PCA = "use --via pca";

    private final ProbeBackends services;
    private final CaArn ca;
    private final KeyAlgorithm key;
    private final Optional<String> carrier;

    /**
     * Creates a channel to ACM for one CA.
     *
     * @param key the key algorithm of the certificates
     * @param carrier a domain name of at most 64 octets that the CA allows, which replaces names that are too long for
     *     a common name; empty if there is none
     */
    public AcmChannel(ProbeBackends services, CaArn ca, KeyAlgorithm key, Optional<String> carrier) {
        this.services = services;
        this.ca = ca;
        this.key = key;
        this.carrier = carrier;
    }

    /** Whether ACM accepts it as a domain name that can also be the common name. */
    public static boolean isCommonName(String domain) {
        return domain.length() <= MAX_COMMON_NAME && DOMAIN.matcher(domain).matches();
    }

    /** The key algorithm that ACM needs for certificates of a CA with this key; empty if ACM has none. */
    public static Optional<KeyAlgorithm> keyFor(KeyAlgorithm caKey) {
        return switch (caKey.family()) {
            case RSA -> Optional.of(KeyAlgorithm.RSA_2048);
            case ECDSA -> Optional.of(caKey == KeyAlgorithm.EC_P384 ? KeyAlgorithm.EC_P384 : KeyAlgorithm.EC_P256);
            case ML_DSA_44, ML_DSA_65, ML_DSA_87, SM2, UNKNOWN -> Optional.empty();
        };
    }

    @Override
    public ProbeService service() {
        return ProbeService.ACM;
    }

    @Override
    public Optional<Answer> untestable(Probe probe) {
        return untestable(probe, carrier);
    }

    /** The same for a channel that does not exist yet. */
    static Optional<Answer> untestable(Probe probe, Optional<String> carrier) {
        String name = probe.name().value();
        if (probe.name().form() != NameForm.DNS) {
            return Optional.of(Answer.notTested("ACM issues certificates for DNS names only", BY_PCA));
        }
        if (name.length() > MAX_DOMAIN || !DOMAIN.matcher(name).matches()) {
            return Optional.of(Answer.notTested(
                    "ACM accepts only names with two or more labels of letters, digits and hyphens", BY_PCA));
        }
        return name.length() > MAX_COMMON_NAME && carrier.isEmpty()
                ? Optional.of(Answer.notTested(
                        "it is too long for a common name, and there is no shorter permitted name to add", BY_PCA))
                : Optional.empty();
    }

    @Override
    public ProbeRequest request(Probe probe, String token) {
        String name = probe.name().value();
        boolean fits = name.length() <= MAX_COMMON_NAME;
        String domain = fits ? name : carrier.orElseThrow();
        return ProbeRequest.managed(probe.name().text(), ca, domain, fits ? List.of() : List.of(name), key, token);
    }

    @Override
    public ProbeBackends services() {
        return services;
    }

    @Override
    public Optional<Answer> poll(Probe probe, String certificate) {
        Optional<ManagedCertificate> found = services.acm().describe(certificate);
        return found.filter(described -> !described.status().isEmpty() && !described.isPending())
                .map(described -> answer(probe, described));
    }

    private Answer answer(Probe probe, ManagedCertificate certificate) {
        if (certificate.isIssued()) {
            return carries(certificate, probe.name().value())
                    ? Answer.allowed()
                    : Answer.inconclusive(certificate.status(), "ACM issued a certificate without the name", BY_PCA);
        }
        String code = certificate.failureReason().orElse(certificate.status());
        boolean isRefusal =
                certificate.status().equals("FAILED") && code.equals(ManagedCertificate.REFUSED_BY_CONSTRAINTS);
        return isRefusal ? Answer.refused(code) : Remedies.of(code, ca, services.cli());
    }

    private static boolean carries(ManagedCertificate certificate, String name) {
        String sought = name.toLowerCase(Locale.ROOT);
        return certificate.names().isEmpty()
                || certificate.names().stream()
                        .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(sought));
    }
}
