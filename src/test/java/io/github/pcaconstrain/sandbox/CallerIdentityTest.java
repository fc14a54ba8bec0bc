package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** STS as the SDK sees it. Terraform's AWS provider asks it for the account before anything else. */
@SuppressWarnings("NullAway.Init")
class CallerIdentityTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxConfig.inMemory());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static StsClient sts(String region) {
        return SdkClients.configured(StsClient.builder(), sandbox.endpoint(), region)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, aws", "us-gov-west-1, aws-us-gov", "cn-north-1, aws-cn"})
    void theCallerIsAUserOfTheAccount(String region, String partition) {
        try (StsClient sts = sts(region)) {
            var identity = sts.getCallerIdentity();

            assertThat(identity.account()).isEqualTo("111122223333");
            assertThat(identity.arn()).isEqualTo("arn:" + partition + ":iam::111122223333:user/sandbox");
            assertThat(identity.userId()).matches("AIDA[A-Z0-9]{17}");
            assertThat(identity.responseMetadata().requestId()).matches("[0-9a-f-]{36}");
            assertThat(identity.sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId"))
                    .contains(identity.responseMetadata().requestId());
        }
    }

    @Test
    void nothingElseIsThere() {
        try (StsClient sts = sts("us-east-1")) {
            StsException refusal = catchThrowableOfType(StsException.class, sts::getSessionToken);

            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
            assertThat(refusal.awsErrorDetails().errorMessage())
                    .isEqualTo("Could not find operation GetSessionToken for version 2011-06-15");
            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.requestId()).matches("[0-9a-f-]{36}");
        }
    }
}
