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
 * A complete request for a test certificate, so that it can be recorded, and sent again by the run after one that was
 * killed. As long as AWS remembers its token, it returns the same certificate.
 */
public sealed interface ProbeRequest {
    /** The tested name, with its form, such as {@code dns:www.example.com}. */
    String name();

    /** Its idempotency token. */
    String token();

    /** The CA under test. */
    CaArn ca();

    /** The service to which it is sent. */
    ProbeService service();

    /** The details from which {@link #parse} restores the request. Neither names nor values are secret. */
    Map<String, String> details();

    /** How long AWS remembers its token, minus a margin for clocks. */
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

    /** The names of details. */
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

    /** The tags of every ACM certificate of a test. */
    static Managed managed(
            String name, CaArn ca, String domain, List<String> alternatives, KeyAlgorithm key, String token) {
        return new Managed(
                name, new CertificateOrder(ca, domain, alternatives, key, token, Map.of("pca-constrain", "test")));
    }

    /** Requests a certificate for one day, the shortest validity in the service's usual unit. */
    static Signed signed(String name, CaArn ca, String csr, SigningAlgorithm signing, String token) {
        Validity oneDay = new Validity(Validity.Unit.DAYS, 1);
        return new Signed(
                name,
                new SigningOrder(ca, csr, ca.template("EndEntityCertificate"), signing, oneDay, List.of(), token));
    }

    /** Restores a request from its details; empty if they are incomplete, as in records of earlier versions. */
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
