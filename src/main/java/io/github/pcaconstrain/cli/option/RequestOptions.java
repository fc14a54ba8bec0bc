package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
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
import io.github.pcaconstrain.workflow.TakenOver;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                    + " key.",
            () -> Stream.concat(Stream.of(AUTO), algorithms()).iterator());
    private final Option<String> template = Option.text(
            "--template",
            "NAME",
            "Override the template (name or ARN). It must contain APIPassthrough or APICSRPassthrough.");
    private final Option<String> keyUsage = Option.text(
            "--key-usage",
            "NAMES",
            "The key usage of the certificate, comma-separated, such as keyCertSign,cRLSign. It requires a Blank"
                    + " template, which leaves the key usage to the request and is chosen if --template is not given."
                    + " Default: the template's key usage, or keyCertSign,cRLSign if it sets none.",
            () -> Arrays.stream(KeyUsageBit.values()).map(KeyUsageBit::label).iterator());
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
        HelpPage.group(spec, "Certificate");
        validity.addTo(spec);
        Option.addAll(spec, pathLength, signing, template, keyUsage, extensions);
    }

    /**
     * The request described by the options.
     * @param current the CA's current certificate; empty if it has none, or the CA is elsewhere
     * @throws io.github.pcaconstrain.failure.UserFacingException if an option has a wrong value
     */
    public IssuanceRequest request(
            Parent parent,
            Optional<CaArn> subordinate,
            Csr csr,
            NameConstraints constraints,
            Optional<CaCertificate> current,
            Instant now) {
        return request(parent, subordinate, csr, constraints, current, TakenOver.NOTHING, now);
    }

    /**
     * The same, with what is taken over from the current certificate where the options do not say otherwise.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if one cannot be understood
     */
    public IssuanceRequest request(
            Parent parent,
            Optional<CaArn> subordinate,
            Csr csr,
            NameConstraints constraints,
            Optional<CaCertificate> current,
            TakenOver takenOver,
            Instant now) {
        CaArn issuer = parent.authority().arn();
        Optional<Template> given = template.find().map(text -> Template.parse(text, issuer));
        RequestedExtensions asked = asked(given.isPresent() ? Optional.empty() : takenOver.keyUsage());
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
                validity.find(now, common).or(takenOver::validity).orElseGet(() -> parent.usualValidity(now)),
                depth,
                chosen,
                signing.find()
                        .filter(name -> !name.equalsIgnoreCase(AUTO))
                        .map(RequestOptions::algorithm)
                        .orElseGet(parent::usualSigning),
                isOpen ? asked.withKeyUsage(KeyUsageBit.OF_CA) : asked);
    }

    /** The path length, if it was given. */
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

    /** The terms that were given rather than left to defaults. */
    public CurrentCertificate.Given given() {
        return new CurrentCertificate.Given(
                validity.isEnd(),
                signing.find().filter(name -> !name.equalsIgnoreCase(AUTO)).isPresent());
    }

    /**
     * The requested extensions other than the constraints.
     *
     * @param usual the key usage if none is given; that of the usual template need not be asked for
     */
    private RequestedExtensions asked(Optional<Set<KeyUsageBit>> usual) {
        RequestedExtensions asked = extensions
                .find()
                .map(file ->
                        ExtensionsFile.read(InputFile.name(file), InputFile.read(file, InputFile.MAX_OCTETS, console)))
                .orElse(RequestedExtensions.NONE);
        if (keyUsage.find().isPresent() && asked.keyUsage().isPresent()) {
            throw new InvalidOptionException(
                    "--key-usage and --extensions both set the key usage", "set it in only one of them");
        }
        return keyUsage.find()
                .map(KeyUsageBit::parse)
                .or(() -> usual.filter(bits -> asked.keyUsage().isEmpty())
                        .filter(bits -> !bits.equals(KeyUsageBit.OF_TEMPLATES)))
                .map(asked::withKeyUsage)
                .orElse(asked);
    }

    /** The usual template sets the key usage, so a different key usage needs another template. */
    private static Template usual(CaArn issuer, int depth, RequestedExtensions asked) {
        return asked.keyUsage()
                        .filter(bits -> !bits.equals(KeyUsageBit.OF_TEMPLATES))
                        .isPresent()
                ? Template.forKeyUsage(issuer, depth)
                : Template.forConstrained(issuer, depth);
    }

    private static Stream<String> algorithms() {
        return Arrays.stream(SigningAlgorithm.values())
                .filter(each -> each != SigningAlgorithm.UNKNOWN)
                .map(Enum::name);
    }

    private static SigningAlgorithm algorithm(String name) {
        SigningAlgorithm algorithm = SigningAlgorithm.of(name.toUpperCase(java.util.Locale.ROOT));
        if (algorithm == SigningAlgorithm.UNKNOWN) {
            throw new InvalidOptionException(
                    "--signing-algorithm: '" + name + "' is not one of "
                            + algorithms().collect(Collectors.joining(", ")),
                    "leave it out to use one that fits the parent's key");
        }
        return algorithm;
    }
}
