package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request for a certificate of a test: all of it, so that it can be written down, and sent again by whoever comes after a run
 * that was killed. As long as AWS remembers its token, it gives the same certificate.
 */
public sealed interface ProbeRequest {
    /** The name that is tried, with its form, such as {@code dns:www.example.com}. */
    String name();

    /** Its idempotency token. */
    String token();

    /** The CA under test. */
    CaArn ca();

    /** Through which service it goes. */
    ProbeService service();

    /** What {@link #parse} makes the same request of. Neither name nor value is secret. */
    Map<String, String> details();

    /** How long AWS remembers its token, less some for clocks that differ. */
    default Duration remembered() {
        return service().remembered();
    }

    /** A request to ACM. */
    record Managed(String name, CertificateOrder order) implements ProbeRequest {
        public Managed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(order, "order");
        }

        @Override
        public String token() {
            return order.token();
        }

        @Override
        public CaArn ca() {
            return order.issuer();
        }

        @Override
        public ProbeService service() {
            return ProbeService.ACM;
        }

        @Override
        public Map<String, String> details() {
            return Map.of(
                    Detail.NAME, name,
                    Detail.TOKEN, order.token(),
                    Detail.CA, order.issuer().toString(),
                    Detail.VIA, ProbeService.ACM.label(),
                    Detail.DOMAIN, order.domain(),
                    Detail.ALTERNATIVES, String.join(",", order.alternatives()),
                    Detail.KEY, order.key().wireName());
        }
    }

    /** A request to AWS Private CA. */
    record Signed(String name, SigningOrder order) implements ProbeRequest {
        public Signed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(order, "order");
        }

        @Override
        public String token() {
            return order.token();
        }

        @Override
        public CaArn ca() {
            return order.issuer();
        }

        @Override
        public ProbeService service() {
            return ProbeService.PCA;
        }

        @Override
        public Map<String, String> details() {
            return Map.of(
                    Detail.NAME, name,
                    Detail.TOKEN, order.token(),
                    Detail.CA, order.issuer().toString(),
                    Detail.VIA, ProbeService.PCA.label(),
                    Detail.CSR, order.csr(),
                    Detail.SIGNING, order.signing().name());
        }
    }

    /** Names of details. */
    final class Detail {
        static final String NAME = "name";
        static final String TOKEN = "token";
        static final String CA = "ca";
        static final String VIA = "via";
        static final String DOMAIN = "domain";
        static final String ALTERNATIVES = "alternatives";
        static final String KEY = "key";
        static final String CSR = "csr";
        static final String SIGNING = "signing";

        private Detail() {}
    }

    /** The tags of every certificate that ACM makes for a test. */
    static Managed managed(
            String name, CaArn ca, String domain, List<String> alternatives, KeyAlgorithm key, String token) {
        return new Managed(
                name, new CertificateOrder(ca, domain, alternatives, key, token, Map.of("pca-constrain", "test")));
    }

    /** Asks for a certificate of one day, the shortest that the service issues in its usual unit. */
    static Signed signed(String name, CaArn ca, String csr, SigningAlgorithm signing, String token) {
        Validity oneDay = new Validity(Validity.Unit.DAYS, 1);
        return new Signed(
                name,
                new SigningOrder(ca, csr, ca.template("EndEntityCertificate"), signing, oneDay, List.of(), token));
    }

    /** A request from its details; empty where they are not those of one, as of versions that did not write all of it down. */
    static Optional<ProbeRequest> parse(Map<String, String> details) {
        String ca = details.getOrDefault(Detail.CA, "");
        String name = details.getOrDefault(Detail.NAME, "");
        String token = details.getOrDefault(Detail.TOKEN, "");
        String via = details.getOrDefault(Detail.VIA, "");
        if (!CaArn.matches(ca)) {
            return Optional.empty();
        }
        if (via.equals(ProbeService.ACM.label()) && has(details, Detail.DOMAIN, Detail.KEY)) {
            String alternatives = details.getOrDefault(Detail.ALTERNATIVES, "");
            return Optional.of(managed(
                    name,
                    CaArn.parse(ca),
                    details.getOrDefault(Detail.DOMAIN, ""),
                    alternatives.isEmpty() ? List.of() : List.of(alternatives.split(",", -1)),
                    KeyAlgorithm.of(details.getOrDefault(Detail.KEY, "")),
                    token));
        }
        if (via.equals(ProbeService.PCA.label()) && has(details, Detail.CSR, Detail.SIGNING)) {
            return Optional.of(signed(
                    name,
                    CaArn.parse(ca),
                    details.getOrDefault(Detail.CSR, ""),
                    SigningAlgorithm.of(details.getOrDefault(Detail.SIGNING, "")),
                    token));
        }
        return Optional.empty();
    }

    private static boolean has(Map<String, String> details, String... names) {
        return details.keySet().containsAll(List.of(names));
    }
}
