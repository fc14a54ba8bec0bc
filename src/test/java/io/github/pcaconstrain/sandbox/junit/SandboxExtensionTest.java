package io.github.pcaconstrain.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pcaconstrain.sandbox.SdkClients;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;

/** The extension as its users have it: a client of AWS's finds the two CAs behind it. */
class SandboxExtensionTest {
    @RegisterExtension
    static final SandboxExtension AWS = new SandboxExtension();

    private static String status(String authority) {
        try (AcmPcaClient pca = SdkClients.configured(AcmPcaClient.builder(), AWS.endpoint(), AWS.region())
                .build()) {
            return pca.describeCertificateAuthority(request -> request.certificateAuthorityArn(authority))
                    .certificateAuthority()
                    .statusAsString();
        }
    }

    @Test
    void bothAuthoritiesAreActive() {
        assertThat(status(AWS.root())).isEqualTo("ACTIVE");
        assertThat(status(AWS.subordinate())).isEqualTo("ACTIVE");
    }

    @Test
    void aTestMayTakeItAsAParameter(SandboxExtension given) {
        assertThat(given).isSameAs(AWS);
    }

    @Test
    void outsideOfTestsThereIsNoSandbox() {
        assertThatIllegalStateException().isThrownBy(new SandboxExtension()::endpoint);
    }

    /** JUnit calls what ends a test even if the beginning failed, for example for want of a port. */
    @Test
    void theEndOfWhatDidNotBeginIsNotCounted() {
        ExtensionContext context = (ExtensionContext) Proxy.newProxyInstance(
                ExtensionContext.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, args) -> null);
        SandboxExtension other = new SandboxExtension();
        other.afterAll(context);
        other.beforeAll(context);

        assertThat(other.endpoint()).isNotNull();
        other.afterAll(context);
        assertThatIllegalStateException().isThrownBy(other::endpoint);
    }

    @Nested
    class InANestedClass {
        private static final URI OUTER = AWS.endpoint();

        @Test
        void theSandboxIsTheSame() {
            assertThat(AWS.endpoint()).isEqualTo(OUTER);
        }
    }

    @Nested
    class InAFieldThatIsNotStatic {
        @RegisterExtension
        final SandboxExtension own = new SandboxExtension();

        @Test
        void itIsAnotherOne() {
            assertThat(own.endpoint()).isNotEqualTo(AWS.endpoint());
        }
    }
}
