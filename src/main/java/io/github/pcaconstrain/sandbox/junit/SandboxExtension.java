package io.github.pcaconstrain.sandbox.junit;

import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit 5 extension that gives tests AWS Private CA and ACM: a sandbox in memory, on a free loopback port, with a root and an active
 * subordinate CA.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension AWS = new SandboxExtension();
 *
 * @Test
 * void issues() {
 *     AcmPcaClient pca = AcmPcaClient.builder().endpointOverride(AWS.endpoint()).region(Region.of(AWS.region()))...
 *     pca.issueCertificate(request -> request.certificateAuthorityArn(AWS.subordinate())...
 * }
 * }</pre>
 *
 * <p>In a static field, or with {@code @ExtendWith} at a class, there is one sandbox for all tests of the class, nested ones included; in
 * a field that is not static, one for each test. Tests may also take it as a parameter. Requests need credentials, but any will do.
 */
public final class SandboxExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final SandboxConfig config;
    private final String region;
    private final KeyAlgorithm key;

    private int users;
    private @Nullable Running running;

    private record Running(Sandbox sandbox, InitialAuthorities authorities) {}

    /** A sandbox in memory, in us-east-1, whose CAs have EC keys on P-256, which take no time to make. */
    public SandboxExtension() {
        this(SandboxConfig.inMemory(), SandboxConfig.DEFAULT_REGION, KeyAlgorithm.EC_P256);
    }

    /**
     * A sandbox of one's own making.
     *
     * @param config how it runs
     * @param region where the root and the subordinate CA are
     * @param key of both
     */
    public SandboxExtension(SandboxConfig config, String region, KeyAlgorithm key) {
        this.config = config;
        this.region = region;
        this.key = key;
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return running().sandbox().endpoint();
    }

    /** The region of the CAs. */
    public String region() {
        return region;
    }

    /** The ARN of the root CA. */
    public String root() {
        return running().authorities().root();
    }

    /** The ARN of the subordinate CA, which is active, has no name constraints, and may be used by ACM. */
    public String subordinate() {
        return running().authorities().subordinate();
    }

    private synchronized Running running() {
        if (running == null) {
            throw new IllegalStateException("the sandbox runs only while tests do: register the extension with JUnit");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    // Callbacks of a class, of its nested classes and of each test lie inside one another: the outermost ones count.
    private synchronized void start() {
        if (users == 0) {
            Sandbox sandbox = Sandbox.start(config);
            try {
                running = new Running(sandbox, sandbox.initialize(region, key));
            } catch (RuntimeException e) {
                sandbox.close();
                throw e;
            }
        }
        users++;
    }

    private synchronized void stop() {
        // JUnit also tells of the end of what could not begin.
        if (users == 0 || --users > 0) {
            return;
        }
        if (running != null) {
            running.sandbox().close();
            running = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SandboxExtension.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }
}
