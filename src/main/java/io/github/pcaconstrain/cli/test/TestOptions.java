package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbePlanner;
import io.github.pcaconstrain.probing.TestedChain;
import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code test} is to test, and how. */
public final class TestOptions {
    /** About fifteen seconds at ACM's rate. */
    static final int DEFAULT_MAX_PROBES = 60;

    private static final String AUTO = "auto";
    private static final List<String> KEY_ALGORITHMS =
            List.of(AUTO, "RSA_2048", "EC_prime256v1", "EC_secp384r1", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87");

    private final Option<List<String>> permit = list(
            "--permit",
            "Try these names, which must be allowed; comma-separated, with prefixes such as ip: or email:.");
    private final Option<List<String>> deny = list("--deny", "Try these names, which must be refused.");
    private final Option<Boolean> derive = Option.flag(
            "--derive", "Also try the names derived from the constraints, in addition to --permit and --deny.");
    private final Option<ProbeService> via = Choice.option(
            "--via",
            "service",
            ProbeService.values(),
            "acm: DNS names only, free of charge. pca: names of every type; AWS charges for each certificate, and each"
                    + " is revoked. Default: acm; for a sandbox's CA under which ACM cannot issue, pca.");
    private final Option<Integer> maxProbes = Option.number(
            "--max-probes",
            "N",
            "Try at most N derived names, spread over the constraints. Default: " + DEFAULT_MAX_PROBES + ".");
    private final Option<String> keyAlgorithm = Option.text(
            "--key-algorithm",
            "KEY",
            "The key algorithm of the test certificates: RSA_2048, EC_prime256v1 or EC_secp384r1; with --via pca also"
                    + " ML_DSA_44, ML_DSA_65 or ML_DSA_87. Default: auto, which chooses one that suits the CA's key.",
            KEY_ALGORITHMS);

    private final CommonOptions common;

    public TestOptions(CommonOptions common) {
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        HelpPage.group(spec, "Names to try");
        Option.addAll(spec, permit, deny, derive, via, maxProbes, keyAlgorithm);
    }

    /** The names to test on a CA with these constraints, through this service. */
    public ProbePlan plan(TestedChain chain, ProbeService service) {
        ProbePlanner planner = new ProbePlanner(chain, service);
        List<Probe> given = new ArrayList<>(planner.given(names(permit), Expectation.ALLOWED));
        given.addAll(planner.given(names(deny), Expectation.REFUSED));
        if (!isDerived()) {
            return new ProbePlan(given, 0, List.of());
        }
        ProbePlan derived = planner.derive(maxProbes());
        given.addAll(derived.probes());
        return new ProbePlan(given, derived.leftOut(), derived.untried());
    }

    /** Whether names are derived from the constraints: if none are given, or on demand. */
    boolean isDerived() {
        return derive.isGiven() || !(permit.isGiven() || deny.isGiven());
    }

    /**
     * Checks what can be checked before the first call to AWS.
     *
     * @throws InvalidOptionException if a value is wrong
     */
    public void check() {
        maxProbes();
        Optional<ProbeService> given = via.find();
        if (key().filter(TestOptions::isForPcaAlone).isPresent() && !given.equals(Optional.of(ProbeService.PCA))) {
            throw new InvalidOptionException(
                    "--key-algorithm: ACM issues no certificates with a key of " + keyAlgorithm.require(),
                    "give --via pca with it, or auto");
        }
    }

    /**
     * The service through which names are tested. AWS charges for certificates of AWS Private CA, so only in a sandbox
     * does it replace ACM without being asked for.
     */
    public ProbeService service(Authority ca, boolean isSandbox) {
        boolean isBeyondAcm = AcmChannel.keyFor(ca.key()).isEmpty();
        return via.orElse(isSandbox && isBeyondAcm ? ProbeService.PCA : ProbeService.ACM);
    }

    boolean isServiceGiven() {
        return via.isGiven();
    }

    private static boolean isForPcaAlone(KeyAlgorithm key) {
        return switch (key) {
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> true;
            default -> false;
        };
    }

    public int maxProbes() {
        int given = maxProbes.orElse(DEFAULT_MAX_PROBES);
        if (given < 1) {
            throw new InvalidOptionException("--max-probes: " + given + " is not a number of probes", "give 1 or more");
        }
        return given;
    }

    /** The requested key; empty for one that suits the CA. */
    public Optional<KeyAlgorithm> key() {
        return keyAlgorithm
                .find()
                .filter(name -> !name.toLowerCase(Locale.ROOT).equals(AUTO))
                .map(name -> {
                    KeyAlgorithm key = KeyAlgorithm.of(name);
                    return switch (key) {
                        case RSA_2048, EC_P256, EC_P384, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> key;
                        default ->
                            throw new InvalidOptionException(
                                    "--key-algorithm: '" + name + "' is not a key that test certificates can have",
                                    "give auto, RSA_2048, EC_prime256v1, EC_secp384r1, ML_DSA_44, ML_DSA_65 or"
                                            + " ML_DSA_87");
                    };
                });
    }

    private List<PresentedName> names(Option<List<String>> option) {
        return option.orElse(List.of()).stream()
                .flatMap(value -> NameSyntax.parseList(value, common::note).stream())
                .toList();
    }

    private static Option<List<String>> list(String name, String description) {
        return Option.list("NAMES", description, name);
    }
}
