package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.aws.Retries.Patience;
import io.github.pcaconstrain.ca.AssumedRole;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of both services, one per region, which are created on first use and shared by all threads.
 *
 * <pre>{@code
 * try (AwsClients clients = new AwsClients(AwsSettings.sandbox(endpoint, "us-east-1"))) {
 *     clients.privateCa().describe(arn);
 * }
 * }</pre>
 */
public final class AwsClients implements AutoCloseable {
    private final AwsSettings settings;
    private final Function<RetryMode, RetryStrategy> retries;
    private final Patience patience;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final SandboxDetector server = new SandboxDetector();
    private final Map<String, AcmPcaClient> privateCas = new ConcurrentHashMap<>();
    private final Map<String, AcmClient> certificateManagers = new ConcurrentHashMap<>();

    /** The session of the role, if one is assumed: one for all regions. */
    private Optional<RoleSession> session = Optional.empty();

    /** Creates clients with these settings, without sending anything. */
    public AwsClients(AwsSettings settings) {
        this(settings, Retries::strategy);
    }

    /** Creates clients with their own retry strategy. */
    AwsClients(AwsSettings settings, Function<RetryMode, RetryStrategy> retries) {
        this(settings, retries, Patience.USUAL);
    }

    /** Creates clients that wait for answers as long as this. */
    AwsClients(AwsSettings settings, Function<RetryMode, RetryStrategy> retries, Patience patience) {
        this.settings = settings;
        this.retries = retries;
        this.patience = patience;
        this.http = new DeliveryTracker(HttpClients.of(settings.endpoint(), patience.attempt()));
        this.credentials = credentials(settings);
    }

    private static AwsCredentialsProvider credentials(AwsSettings settings) {
        if (settings.credentials() == AwsSettings.Credentials.SANDBOX) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox"));
        }
        // A given profile takes precedence over the environment, as in the AWS CLI.
        return settings.profile()
                .<AwsCredentialsProvider>map(name -> new CheckedCredentials(ProfileCredentialsProvider.create(name)))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    /** AWS Private CA. */
    public PrivateCa privateCa() {
        return new AwsPrivateCa(this);
    }

    /** The operations of AWS Private CA that create and end a CA. */
    public CaLifecycle caLifecycle() {
        return new AwsCaLifecycle(this);
    }

    /** ACM. */
    public CertificateManager certificateManager() {
        return new AwsCertificateManager(this);
    }

    /** The AWS CLI commands that reach the same services. */
    AwsCli cli() {
        return settings.cli();
    }

    /** Whether a sandbox, which has no quotas, has answered: in this process, or at the given endpoint. */
    public boolean isSandbox() {
        return server.isSandbox();
    }

    /**
     * The region of calls without an ARN.
     *
     * @throws AwsUnreachableException if there is none
     */
    public String region() {
        return settings.region().orElseGet(this::configuredRegion);
    }

    private String configuredRegion() {
        try {
            var chain = DefaultAwsRegionProviderChain.builder();
            settings.profile().ifPresent(chain::profileName);
            return chain.build().getRegion().id();
        } catch (SdkClientException e) {
            throw new AwsUnreachableException(
                    "no AWS region is configured", "give --region, set AWS_REGION, or set a region in the profile");
        }
    }

    /**
     * The account that the credentials belong to. Asks STS, unless they are a role's.
     *
     * @param region where STS is asked
     */
    public String account(String region) {
        return settings.role()
                .map(AssumedRole::account)
                .orElseGet(() -> new SdkCalls("sts", cli())
                        .call("GetCallerIdentity", "", () -> RoleSession.account(this, region, credentials)));
    }

    AcmPcaClient pca(Optional<String> region) {
        return privateCas.computeIfAbsent(
                region.orElseGet(this::region),
                name -> configure(AcmPcaClient.builder(), name).build());
    }

    AcmClient acm(Optional<String> region) {
        return certificateManagers.computeIfAbsent(
                region.orElseGet(this::region),
                name -> configure(AcmClient.builder(), name).build());
    }

    private <
                    B extends
                            AwsSyncClientBuilder<B, ?>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, ?>>
            B configure(B builder, String region) {
        return configure(builder, region, credentials(region));
    }

    /** The credentials of the role, if one is assumed. The code of STS is loaded only then. */
    private synchronized AwsCredentialsProvider credentials(String region) {
        if (settings.role().isEmpty()) {
            return credentials;
        }
        if (session.isEmpty()) {
            session = Optional.of(
                    RoleSession.begin(this, region, credentials, settings.role().get()));
        }
        return session.get();
    }

    <B extends AwsSyncClientBuilder<B, ?> & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, ?>>
            B configure(B builder, String region, AwsCredentialsProvider signer) {
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.httpClient(http)
                .region(Region.of(region))
                .credentialsProvider(signer)
                .overrideConfiguration(override());
    }

    private ClientOverrideConfiguration override() {
        var override = ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(server)
                .apiCallAttemptTimeout(patience.attempt())
                .apiCallTimeout(patience.call())
                .retryStrategy(retries.apply(retryMode()));
        settings.profile().ifPresent(override::defaultProfileName);
        return override.build();
    }

    private RetryMode retryMode() {
        var resolver = RetryMode.resolver();
        settings.profile().ifPresent(resolver::profileName);
        return resolver.resolve();
    }

    /** Closes every client. */
    @Override
    public void close() {
        privateCas.values().forEach(SdkAutoCloseable::close);
        certificateManagers.values().forEach(SdkAutoCloseable::close);
        closeSession();
        http.close();
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private synchronized void closeSession() {
        if (session.isPresent()) { // a method reference would load the class
            session.get().close();
        }
    }
}
