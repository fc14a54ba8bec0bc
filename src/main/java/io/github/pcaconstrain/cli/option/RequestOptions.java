package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.PathLengthChange;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.ExtensionsFile;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.KeyUsageBit;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.CurrentCertificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** How a subordinate is to be signed: validity, path length, signing algorithm, template. */
public final class RequestOptions {
    private static final String AUTO = "auto";

    private final ValidityOption validity = new ValidityOption();
    private final Option<Integer> pathLength = Option.number(
            "--path-len",
            "N",
            "How many levels of CAs may exist below this CA, 0 to 3. Default: as many as now, if the parent allows it;"
                    + " 0 for a CA without a certificate.");
    private final Option<String> signing = Option.text(
            "--signing-algorithm",
            "NAME",
            "The parent's signature algorithm, such as SHA256WITHRSA. Default: auto, which chooses one that fits its"
                    + " key.");
    private final Option<String> template = Option.text(
            "--template",
            "NAME",
            "Override the template (name or ARN). It must contain APIPassthrough or APICSRPassthrough.");
    private final Option<String> keyUsage = Option.text(
            "--key-usage",
            "NAMES",
            "The key usage of the certificate, comma-separated, such as keyCertSign,cRLSign. It requires a Blank"
                    + " template, which leaves the key usage to the request and is chosen if --template is not given."
                    + " Default: the template's key usage, or keyCertSign,cRLSign if it sets none.");
    private final Option<String> extensions = Option.text(
            "--extensions",
            "FILE",
            "An ApiPassthrough document (JSON) with additional extensions. It must not contain name constraints, which"
                    + " come from the policy, or a Subject.");
    private final Console console;
    private final CommonOptions common;

    public RequestOptions(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        validity.addTo(spec);
        Option.addAll(spec, pathLength, signing, template, keyUsage, extensions);
    }

    /**
     * The request that the options make.
     *
     * @param current the certificate that the CA has; empty where it has none, or is kept elsewhere
     * @throws io.github.pcaconstrain.failure.UserFacingException if one cannot be understood
     */
    public IssuanceRequest request(
            Parent parent,
            Optional<CaArn> subordinate,
            Csr csr,
            NameConstraints constraints,
            Optional<CaCertificate> current,
            Instant now) {
        CaArn issuer = parent.authority().arn();
        Optional<Template> given = template.find().map(text -> Template.parse(text, issuer));
        RequestedExtensions asked = asked();
        int depth = pathLength()
                .or(() -> given.map(Template::pathLength)
                        .filter(found -> found.isPresent())
                        .map(found -> found.getAsInt()))
                .orElseGet(() -> PathLengthChange.usual(current, parent));
        Template chosen = given.orElseGet(() -> usual(issuer, depth, asked));
        boolean isOpen = !chosen.setsKeyUsage() && asked.keyUsage().isEmpty();
        return new IssuanceRequest(
                issuer,
                subordinate,
                csr,
                constraints,
                validity.find(now, common).orElseGet(() -> parent.usualValidity(now)),
                depth,
                chosen,
                signing.find()
                        .filter(name -> !name.equalsIgnoreCase(AUTO))
                        .map(RequestOptions::algorithm)
                        .orElseGet(parent::usualSigning),
                isOpen ? asked.withKeyUsage(KeyUsageBit.OF_CA) : asked);
    }

    /** The path length, where one was given. */
    public Optional<Integer> pathLength() {
        return pathLength(pathLength);
    }

    /**
     * The path length of an option.
     *
     * @throws InvalidOptionException if AWS has no template for it
     */
    public static Optional<Integer> pathLength(Option<Integer> option) {
        Optional<Integer> length = option.find();
        if (length.isPresent() && (length.get() < 0 || length.get() > Template.MAX_PATH_LENGTH)) {
            throw new InvalidOptionException(
                    option.name() + " " + length.get() + ": AWS has templates for path lengths from 0 to "
                            + Template.MAX_PATH_LENGTH + " only",
                    "give one of those, or leave the option out");
        }
        return length;
    }

    /** What of it was given, and not left to defaults. */
    public CurrentCertificate.Given given() {
        return new CurrentCertificate.Given(
                validity.isEnd(),
                signing.find().filter(name -> !name.equalsIgnoreCase(AUTO)).isPresent());
    }

    /** What is asked for besides the constraints. */
    private RequestedExtensions asked() {
        RequestedExtensions asked = extensions
                .find()
                .map(file ->
                        ExtensionsFile.read(InputFile.name(file), InputFile.read(file, InputFile.MAX_OCTETS, console)))
                .orElse(RequestedExtensions.NONE);
        if (keyUsage.find().isPresent() && asked.keyUsage().isPresent()) {
            throw new InvalidOptionException(
                    "--key-usage and --extensions both set the key usage", "set it in only one of them");
        }
        return keyUsage.find().map(KeyUsageBit::parse).map(asked::withKeyUsage).orElse(asked);
    }

    /** The usual template sets the key usage, so another one has to be taken where that is to be different. */
    private static Template usual(CaArn issuer, int depth, RequestedExtensions asked) {
        return asked.keyUsage()
                        .filter(bits -> !bits.equals(KeyUsageBit.OF_TEMPLATES))
                        .isPresent()
                ? Template.forKeyUsage(issuer, depth)
                : Template.forConstrained(issuer, depth);
    }

    private static SigningAlgorithm algorithm(String name) {
        SigningAlgorithm algorithm = SigningAlgorithm.of(name.toUpperCase(java.util.Locale.ROOT));
        if (algorithm == SigningAlgorithm.UNKNOWN) {
            throw new InvalidOptionException(
                    "--signing-algorithm: '" + name + "' is not one of "
                            + Arrays.stream(SigningAlgorithm.values())
                                    .filter(each -> each != SigningAlgorithm.UNKNOWN)
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")),
                    "leave it out to use one that fits the parent's key");
        }
        return algorithm;
    }
}
