package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.Csr;
import io.github.pcaconstrain.issuance.IssuanceRequest;
import io.github.pcaconstrain.issuance.Parent;
import io.github.pcaconstrain.issuance.Template;
import io.github.pcaconstrain.policy.NameConstraints;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How a subordinate is to be signed: validity, path length, signing algorithm, template. */
final class RequestOptions {
    private static final String AUTO = "auto";

    private final OptionSpec validity = text(
            "--validity",
            "TIME",
            "How long it is valid: days, weeks, months or years as 1825d, 26w, 18mo, 5y, or its last day as"
                    + " 2031-01-31. Unless given, 5y, or until a day before the parent ends.");
    private final OptionSpec pathLength = OptionSpec.builder("--path-len")
            .type(Integer.class)
            .paramLabel("N")
            .description("How many CAs may stand below it, 0 to 3; 0 unless given.")
            .build();
    private final OptionSpec signing = text(
            "--signing-algorithm",
            "NAME",
            "What the parent signs with, such as SHA256WITHRSA; auto, or none given, takes what suits its key.");
    private final OptionSpec template = text(
            "--template",
            "NAME",
            "The template, by name or ARN, for those who must: one with APIPassthrough or APICSRPassthrough.");

    void addTo(CommandSpec spec) {
        spec.addOption(validity).addOption(pathLength).addOption(signing).addOption(template);
    }

    /**
     * The request that the options make.
     *
     * @throws InvalidOptionException if one cannot be understood
     */
    IssuanceRequest request(
            Parent parent, Optional<CaArn> subordinate, Csr csr, NameConstraints constraints, Instant now) {
        CaArn issuer = parent.authority().arn();
        Optional<Template> given = value(template).map(text -> Template.parse(text, issuer));
        @Nullable Integer length = pathLength.getValue();
        int depth = length != null
                ? length
                : given.map(Template::pathLength)
                        .filter(found -> found.isPresent())
                        .map(found -> found.getAsInt())
                        .orElse(0);
        return new IssuanceRequest(
                issuer,
                subordinate,
                csr,
                constraints,
                value(validity).map(Validity::parse).orElseGet(() -> parent.usualValidity(now)),
                depth,
                given.orElseGet(() -> Template.forConstrained(issuer, depth)),
                value(signing)
                        .filter(name -> !name.equalsIgnoreCase(AUTO))
                        .map(RequestOptions::algorithm)
                        .orElseGet(parent::usualSigning));
    }

    private static SigningAlgorithm algorithm(String name) {
        SigningAlgorithm algorithm = SigningAlgorithm.of(name.toUpperCase(java.util.Locale.ROOT));
        if (algorithm == SigningAlgorithm.UNKNOWN) {
            throw new InvalidOptionException(
                    "--signing-algorithm: '" + name + "' is none of "
                            + Arrays.stream(SigningAlgorithm.values())
                                    .filter(each -> each != SigningAlgorithm.UNKNOWN)
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")),
                    "leave it out, for what suits the parent's key");
        }
        return algorithm;
    }

    private static Optional<String> value(OptionSpec option) {
        @Nullable String value = option.getValue();
        return Optional.ofNullable(value);
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
