package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.CaRequest;
import io.github.pcaconstrain.sandbox.authority.Issuance.UsageMode;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.Signer;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import io.github.pcaconstrain.sandbox.pca.Authority.State;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Operation;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** CreateCertificateAuthority. */
final class CreateAuthority implements Operation {
    static final Duration TOKEN_WINDOW = Duration.ofMinutes(5);

    /** The default quota of CAs in a region. */
    private static final int MAX_AUTHORITIES = 200;

    private static final String DEFAULT_KEY_STORAGE = "FIPS_140_2_LEVEL_3_OR_HIGHER";

    private final Authorities authorities;
    private final IdempotencyTokens tokens;
    private final SecureRandom random;
    private final Duration delay;

    CreateAuthority(Authorities authorities, IdempotencyTokens tokens, SecureRandom random, Duration delay) {
        this.authorities = authorities;
        this.tokens = tokens;
        this.random = random;
        this.delay = delay;
    }

    @Override
    public JsonNode run(RequestContext context, JsonNode input) {
        String arn = tokens.once(
                "acm-pca create " + context.account() + " " + context.region(),
                token(input),
                TOKEN_WINDOW,
                () -> CaArn.of(context, UUID.randomUUID().toString()),
                authorities::exists,
                newArn -> create(context, input, newArn));
        return Json.object().put("CertificateAuthorityArn", arn);
    }

    static Optional<String> token(JsonNode input) {
        return Json.has(input, "IdempotencyToken")
                ? Optional.of(Json.text(input, "IdempotencyToken"))
                : Optional.empty();
    }

    private String create(RequestContext context, JsonNode input, String arn) {
        JsonNode configuration = input.get("CertificateAuthorityConfiguration");
        KeyAlgorithm keyAlgorithm = KeyAlgorithm.of(Json.text(configuration, "KeyAlgorithm"))
                .orElseThrow(() -> unsupported(configuration, "KeyAlgorithm"));
        SigningAlgorithm signing = SigningAlgorithm.of(Json.text(configuration, "SigningAlgorithm"))
                .orElseThrow(() -> unsupported(configuration, "SigningAlgorithm"));
        if (signing.family() != keyAlgorithm.family()) {
            throw AwsError.of(
                    "InvalidArgsException", "The signing algorithm " + signing + " does not match the key algorithm");
        }
        JsonNode revocation =
                Json.has(input, "RevocationConfiguration") ? input.get("RevocationConfiguration") : defaultRevocation();
        RevocationRules.check(revocation);
        List<Authority.Tag> tags = Tags.added(List.of(), Json.member(input, "Tags"));
        if (authorities.list(context).size() >= MAX_AUTHORITIES) {
            throw AwsError.of("LimitExceededException", "The limit of " + MAX_AUTHORITIES + " CAs is reached");
        }
        KeyPair keys = keyAlgorithm.generate(random);
        String csr = CaRequest.write(configuration, keys, new Signer(keys.getPrivate(), random), signing);
        authorities.create(record(context, input, arn, revocation, tags), keys.getPrivate(), csr);
        return arn;
    }

    private Authority record(
            RequestContext context, JsonNode input, String arn, JsonNode revocation, List<Authority.Tag> tags) {
        Instant now = context.now();
        String keyStorage = Json.text(input, "KeyStorageSecurityStandard");
        return new Authority(
                arn,
                Authorities.folder(context, arn.substring(arn.lastIndexOf('/') + 1)),
                context.account(),
                Json.text(input, "CertificateAuthorityType"),
                input.get("CertificateAuthorityConfiguration"),
                revocation,
                Json.has(input, "UsageMode")
                        ? UsageMode.valueOf(Json.text(input, "UsageMode"))
                        : UsageMode.GENERAL_PURPOSE,
                keyStorage.isEmpty() ? DEFAULT_KEY_STORAGE : keyStorage,
                now,
                now,
                now.plus(delay),
                State.PENDING_CERTIFICATE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tags,
                List.of(),
                Optional.empty());
    }

    private static JsonNode defaultRevocation() {
        var revocation = Json.object();
        revocation.set("CrlConfiguration", Json.object().put("Enabled", false));
        revocation.set("OcspConfiguration", Json.object().put("Enabled", false));
        return revocation;
    }

    private static AwsError unsupported(JsonNode configuration, String member) {
        return AwsError.of(
                "InvalidArgsException",
                "The sandbox does not support the " + member + " " + Json.text(configuration, member));
    }
}
