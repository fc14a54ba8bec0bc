package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code test} is to try, and how. */
public final class TestOptions {
    /** Some fifteen seconds of ACM's rate. */
    static final int DEFAULT_MAX_PROBES = 60;

    private static final String AUTO = "auto";

    private final OptionSpec permit =
            list("--permit", "Try these names, which must be allowed; between commas, with form prefixes.");
    private final OptionSpec deny = list("--deny", "Try these names, which must be refused.");
    private final OptionSpec derive = OptionSpec.builder("--derive")
            .type(boolean.class)
            .description("Try the names derived from the constraints too, along with --permit and --deny.")
            .build();
    private final OptionSpec via = text(
            "--via",
            "SERVICE",
            "acm: DNS names only, free of charge, which is what is taken unless given. pca: names of every form,"
                    + " each certificate charged for and revoked.");
    private final OptionSpec maxProbes = OptionSpec.builder("--max-probes")
            .type(Integer.class)
            .paramLabel("N")
            .description(
                    "Try at most N derived names, spread over the subtrees; " + DEFAULT_MAX_PROBES + " unless given.")
            .build();
    private final OptionSpec keyAlgorithm = text(
            "--key-algorithm",
            "KEY",
            "The key of the certificates: RSA_2048, EC_prime256v1 or EC_secp384r1; auto, or none given, takes one of"
                    + " the family of the CA's key.");

    private final CommonOptions common;

    public TestOptions(CommonOptions common) {
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        spec.addOption(permit)
                .addOption(deny)
                .addOption(derive)
                .addOption(via)
                .addOption(maxProbes)
                .addOption(keyAlgorithm);
    }

    List<PresentedName> permitted() {
        return names(permit);
    }

    List<PresentedName> denied() {
        return names(deny);
    }

    /** Whether names are derived from the constraints: where none are given, or on demand. */
    boolean isDerived() {
        return CommonOptions.flag(derive)
                || (names(permit).isEmpty() && names(deny).isEmpty());
    }

    ProbeService service() {
        String given = value(via).orElse(ProbeService.ACM.label());
        for (ProbeService each : ProbeService.values()) {
            if (each.label().equals(given)) {
                return each;
            }
        }
        throw new InvalidOptionException("--via: '" + given + "' is no service", "give acm or pca");
    }

    public int maxProbes() {
        @Nullable Integer given = maxProbes.getValue();
        if (given != null && given < 1) {
            throw new InvalidOptionException("--max-probes: " + given + " is no number of probes", "give 1 or more");
        }
        return given == null ? DEFAULT_MAX_PROBES : given;
    }

    /** The key that was asked for; nothing for the one that suits the CA. */
    public Optional<KeyAlgorithm> key() {
        return value(keyAlgorithm)
                .filter(name -> !name.toLowerCase(Locale.ROOT).equals(AUTO))
                .map(name -> {
                    KeyAlgorithm key = KeyAlgorithm.of(name);
                    return switch (key) {
                        case RSA_2048, EC_P256, EC_P384 -> key;
                        default ->
                            throw new InvalidOptionException(
                                    "--key-algorithm: a test has no certificates with a key of '" + name + "'",
                                    "give auto, RSA_2048, EC_prime256v1 or EC_secp384r1");
                    };
                });
    }

    private List<PresentedName> names(OptionSpec option) {
        List<PresentedName> names = new ArrayList<>();
        for (String value : ConstraintOptions.values(option)) {
            // A directory name holds commas itself, so from dn: on the rest is one name.
            int directory = value.toLowerCase(Locale.ROOT).indexOf("dn:");
            String list = directory < 0 ? value : value.substring(0, directory);
            for (String name : list.split(",", -1)) {
                if (directory < 0 || !name.isBlank()) {
                    names.add(NameSyntax.parse(name, common::note));
                }
            }
            if (directory >= 0) {
                names.add(NameSyntax.parse(value.substring(directory), common::note));
            }
        }
        return names;
    }

    private static Optional<String> value(OptionSpec option) {
        @Nullable String value = option.getValue();
        return Optional.ofNullable(value);
    }

    private static OptionSpec list(String name, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("NAMES")
                .description(description)
                .build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
