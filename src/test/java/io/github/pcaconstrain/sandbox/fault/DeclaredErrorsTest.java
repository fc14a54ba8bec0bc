package io.github.pcaconstrain.sandbox.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.fault.DeclaredErrors.Declaration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;

/** Every error of every operation can be had over HTTP; the SDK's client says which there are. */
class DeclaredErrorsTest {
    private static final Map<String, Class<? extends SdkClient>> CLIENTS =
            Map.of("acm-pca", AcmPcaClient.class, "acm", AcmClient.class);

    private static final int PCA_OPERATIONS = 23;
    private static final int ACM_OPERATIONS = 21;

    static List<Declaration> operations() {
        return DeclaredErrors.all();
    }

    @Test
    void allOperationsAreThere() {
        assertThat(operations()).hasSize(PCA_OPERATIONS + ACM_OPERATIONS);
        CLIENTS.forEach((service, client) -> assertThat(names(service))
                .containsExactlyInAnyOrderElementsOf(methods(client).stream()
                        .map(DeclaredErrorsTest::operation)
                        .filter(name -> !name.contains("Acme")) // for public certificates only
                        .collect(Collectors.toSet())));
    }

    private static Set<String> names(String service) {
        return operations().stream()
                .filter(each -> each.service().equals(service))
                .map(Declaration::name)
                .collect(Collectors.toSet());
    }

    private static List<Method> methods(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> method.getParameterTypes()[0].getSimpleName().endsWith("Request"))
                .filter(method -> !method.getName().endsWith("Paginator"))
                .toList();
    }

    private static String operation(Method method) {
        return method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + method.getName().substring(1);
    }

    private static Method method(Declaration operation) {
        return methods(requireNonNull(CLIENTS.get(operation.service()))).stream()
                .filter(method -> operation(method).equals(operation.name()))
                .findAny()
                .orElseThrow();
    }

    /** The SDK spells one of them MalformedCsrException. */
    private static List<String> declared(Method method) {
        return Arrays.stream(method.getExceptionTypes())
                .filter(type ->
                        AcmPcaException.class.isAssignableFrom(type) || AcmException.class.isAssignableFrom(type))
                .filter(type -> type != AcmPcaException.class && type != AcmException.class)
                .map(type -> type.getSimpleName().replace("Csr", "CSR"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyDeclaredErrorCanBeHad(Declaration operation) throws Exception {
        Method method = method(operation);
        assertThat(operation.errors()).containsExactlyInAnyOrderElementsOf(declared(method));

        List<String> errors = operation.errors();
        String script = errors.stream()
                .map(error -> "fail=" + operation.service() + "." + operation.name() + ":" + error)
                .collect(Collectors.joining(","));
        try (Sandbox sandbox = sandbox(script);
                SdkClient client = client(operation.service(), sandbox)) {
            for (String error : errors) {
                AwsServiceException answer = refusal(client, method);
                assertThat(answer.awsErrorDetails().errorCode()).isEqualTo(error);
                assertThat(answer.getClass().getSimpleName()).isEqualTo(error.replace("CSR", "Csr"));
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.requestId()).isNotBlank();
                assertThat(answer.awsErrorDetails().errorMessage()).contains("--fault");
            }
            assertThat(catchThrowable(() -> invoke(client, method)))
                    .as("the script is used up, and the request is as empty as it can be")
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(((AwsServiceException) thrown)
                                            .awsErrorDetails()
                                            .errorCode())
                                    .isEqualTo("ValidationException"));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationHasTheCommonErrors(Declaration operation) throws Exception {
        Method method = method(operation);
        String name = "fail=" + operation.name() + ":";
        try (Sandbox sandbox = sandbox(name + "ValidationException," + name + "ThrottlingException," + name
                        + "AccessDeniedException," + name + "InternalFailure");
                SdkClient client = client(operation.service(), sandbox)) {
            assertThat(refusal(client, method).awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            AwsServiceException throttled = refusal(client, method);
            assertThat(throttled.isThrottlingException()).isTrue();
            assertThat(throttled.statusCode()).isEqualTo(400);
            assertThat(refusal(client, method).awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(refusal(client, method).statusCode()).isEqualTo(500);
        }
    }

    private static Sandbox sandbox(String faults) {
        return Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withInterceptor(new FaultInjector(Faults.parse(faults))));
    }

    private static SdkClient client(String service, Sandbox sandbox) {
        return service.equals("acm")
                ? SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build()
                : SdkClients.configured(AcmPcaClient.builder(), sandbox.endpoint(), "us-east-1")
                        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build();
    }

    private static AwsServiceException refusal(SdkClient client, Method method) {
        AwsServiceException thrown = catchThrowableOfType(AwsServiceException.class, () -> invoke(client, method));
        assertThat(thrown).as("an error of the service").isNotNull();
        return thrown;
    }

    /** Calls with an empty request; scripted failures come before anything is looked at. */
    private static void invoke(SdkClient client, Method method) throws Throwable {
        Class<?> request = method.getParameterTypes()[0];
        Object builder = request.getMethod("builder").invoke(null);
        Method build = software.amazon.awssdk.utils.builder.SdkBuilder.class.getMethod("build");
        try {
            method.invoke(client, build.invoke(builder));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
