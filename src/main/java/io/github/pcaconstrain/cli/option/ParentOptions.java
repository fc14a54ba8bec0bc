package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.AssumedRole;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** With which credentials the parent is called, where it belongs to another account than the subordinate. */
final class ParentOptions {
    private static final String ONE_OF_TWO =
            "give one of them; a profile can assume a role itself, with role_arn and source_profile";

    private final Option<String> profile = Option.text(
            "--parent-profile",
            "NAME",
            "A profile from the AWS configuration files for the account of the parent, if it is another one. Default:"
                    + " the credentials for the subordinate CA.");
    private final Option<AssumedRole> role = Option.read(
            "--parent-role",
            "ARN",
            "A role to assume for the account of the parent, such as arn:aws:iam::ACCOUNT:role/NAME. The session is"
                    + " called "
                    + AssumedRole.SESSION_NAME + ".",
            AssumedRole.class,
            AssumedRole::parse);
    private final Option<String> externalId = Option.text(
            "--parent-external-id", "ID", "The external ID that the trust policy of --parent-role requires.");

    void addTo(CommandSpec spec) {
        Option.addAll(spec, profile, role, externalId);
    }

    /** For commands that go on with the same run. */
    List<Option<?>> onCommandLine() {
        return List.of(profile, role, externalId).stream()
                .filter(Option::isOnCommandLine)
                .<Option<?>>map(option -> option)
                .toList();
    }

    boolean isGiven() {
        return profile.isGiven() || role.isGiven();
    }

    /**
     * The settings of the parent's account.
     *
     * @param usual those of the subordinate's account
     * @return empty if the usual ones are the parent's too
     * @throws InvalidOptionException if the options do not go together
     */
    Optional<AwsSettings> settings(AwsSettings usual) {
        if (profile.isGiven() && role.isGiven() && profile.isOnCommandLine() == role.isOnCommandLine()) {
            throw new InvalidOptionException("--parent-profile and --parent-role cannot be combined", ONE_OF_TWO);
        }
        boolean isRole = role.isGiven() && (!profile.isGiven() || role.isOnCommandLine());
        if (externalId.isOnCommandLine() && !isRole) {
            throw new InvalidOptionException(
                    "--parent-external-id is for --parent-role", "give --parent-role too, or leave it out");
        }
        if (isRole) {
            return role.find().map(this::withExternalId).map(usual::assuming);
        }
        return profile.find().map(usual::withProfile);
    }

    private AssumedRole withExternalId(AssumedRole given) {
        return externalId.find().map(given::with).orElse(given);
    }
}
