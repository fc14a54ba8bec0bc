package io.github.pcaconstrain.aws;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The region that a user has configured, in the AWS CLI's order: {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, then
 * the profile. An empty variable is ignored. The SDK's own chain ignores {@code AWS_DEFAULT_REGION}, which version 1 of
 * the CLI and boto3 read.
 */
public final class ConfiguredRegion {
    private ConfiguredRegion() {}

    /** The region in a variable; empty if there is none. */
    public static Optional<String> ofVariables(Map<String, String> environment) {
        return Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
                .flatMap(name -> variable(environment, name).stream())
                .findFirst();
    }

    /**
     * The region in a variable, or in the profile {@code AWS_PROFILE} of the shared files, as the AWS CLI would find it
     * in this environment. Files that cannot be read are ignored.
     */
    public static Optional<String> of(Map<String, String> environment) {
        return ofVariables(environment).or(() -> ofProfile(environment));
    }

    private static Optional<String> ofProfile(Map<String, String> environment) {
        String name = variable(environment, "AWS_PROFILE").orElse("default");
        return file(environment, "AWS_CONFIG_FILE", "config")
                .flatMap(file -> region(file, ProfileFile.Type.CONFIGURATION, name))
                .or(() -> file(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials")
                        .flatMap(file -> region(file, ProfileFile.Type.CREDENTIALS, name)));
    }

    private static Optional<Path> file(Map<String, String> environment, String variable, String standard) {
        try {
            return variable(environment, variable)
                    .map(Path::of)
                    .or(() -> variable(environment, "HOME").map(home -> Path.of(home, ".aws", standard)))
                    .filter(Files::isReadable);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> region(Path file, ProfileFile.Type type, String name) {
        try {
            return ProfileFile.builder()
                    .content(file)
                    .type(type)
                    .build()
                    .profile(name)
                    .flatMap(ConfiguredRegion::region);
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            return Optional.empty(); // damaged, or a folder
        }
    }

    private static Optional<String> region(Profile profile) {
        return profile.property("region").map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
