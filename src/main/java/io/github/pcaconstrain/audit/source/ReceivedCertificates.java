package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactorySpi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a handshake, as the octets that the server sent.
 *
 * <p>The JDK's TLS parses every certificate that it receives, and fails if it does not accept one, such as a CA
 * certificate of Active Directory Certificate Services. It uses the first X.509 CertificateFactory that a provider
 * offers. During a handshake, and only in its thread, that is a factory that keeps the octets. In all other threads,
 * the provider reports that it has none, and the JDK uses its own.
 */
final class ReceivedCertificates {
    private static final String NAME = "pca-constrain received certificates";

    /** The octets received in this thread, or null outside a handshake. */
    private static final ThreadLocal<@Nullable List<byte[]>> RECEIVING = new ThreadLocal<>();

    /** Runs a handshake. */
    interface Handshake {
        void run() throws IOException;
    }

    private ReceivedCertificates() {}

    /** Runs a handshake and adds the certificates to the list, even if the handshake fails after receiving them. */
    static void during(Handshake handshake, List<byte[]> chain) throws IOException {
        register();
        RECEIVING.set(chain);
        try {
            handshake.run();
        } finally {
            RECEIVING.remove();
        }
    }

    private static synchronized void register() {
        if (Security.getProvider(NAME) == null) {
            Security.insertProviderAt(new OctetsProvider(), 1);
        }
    }

    private static final class OctetsProvider extends Provider {
        private static final long serialVersionUID = 1;

        OctetsProvider() {
            super(NAME, "1", "keeps the octets of certificates that TLS receives");
            putService(new FactoryService(this));
        }
    }

    private static final class FactoryService extends Provider.Service {
        FactoryService(Provider provider) {
            super(provider, "CertificateFactory", "X.509", Factory.class.getName(), null, null);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            List<byte[]> chain = RECEIVING.get();
            if (chain == null) {
                throw new NoSuchAlgorithmException("outside a handshake the JDK parses certificates");
            }
            return new Factory(chain);
        }
    }

    private static final class Factory extends CertificateFactorySpi {
        private final List<byte[]> chain;

        Factory(List<byte[]> chain) {
            this.chain = chain;
        }

        /** Null is enough: the certificate is only passed to a trust manager that ignores it. */
        @Override
        public @Nullable Certificate engineGenerateCertificate(InputStream in) throws CertificateException {
            try {
                chain.add(in.readAllBytes());
                return null;
            } catch (IOException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public Collection<? extends Certificate> engineGenerateCertificates(InputStream in) {
            return new ArrayList<>();
        }

        @Override
        public CRL engineGenerateCRL(InputStream in) throws CRLException {
            throw new CRLException("a handshake has no CRLs");
        }

        @Override
        public Collection<? extends CRL> engineGenerateCRLs(InputStream in) {
            return new ArrayList<>();
        }
    }
}
