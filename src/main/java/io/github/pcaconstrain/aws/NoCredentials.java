package io.github.pcaconstrain.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens the SDK's message about missing credentials to one line. The original lists every provider that was tried
 * with its reason, and is longer than a screen.
 */
final class NoCredentials {
    private static final Pattern CHAIN = Pattern.compile("Unable to load credentials from any of the providers.*");
    private static final Pattern PROFILE =
            Pattern.compile("Profile file contained no credentials for profile '([^']*)'.*");
    private static final Pattern EXPIRED =
            Pattern.compile("(The SSO session[^.\\[\\]]*|[^:.,\\[\\]]*[Tt]oken[^:.,\\[\\]]* expired)");
    private static final Pattern IN_CHAIN = Pattern.compile(
            "ProfileCredentialsProvider\\(.*?\\): (?!Profile file contained)([^,]*), ContainerCredentialsProvider");
    private static final Pattern OTHER = Pattern.compile(".*([Cc]redentials|[Pp]rofile|[Tt]oken|SSO).*");

    private NoCredentials() {}

    /** What is missing; empty if the message is about something else. */
    static Optional<String> of(String message) {
        Matcher expired = EXPIRED.matcher(message);
        Matcher profile = PROFILE.matcher(message);
        if (expired.find()) {
            return Optional.of("no credentials: " + expired.group().strip());
        }
        Matcher reason = IN_CHAIN.matcher(message);
        if (reason.find()) {
            return Optional.of("no credentials: " + reason.group(1));
        }
        if (CHAIN.matcher(message).matches()) {
            return Optional.of(
                    "no credentials: none found in the environment (AWS_ACCESS_KEY_ID), in a profile in ~/.aws, or"
                            + " from a container or an instance");
        }
        if (profile.matches()) {
            return Optional.of("no credentials: there is no profile '" + profile.group(1) + "' with credentials");
        }
        return OTHER.matcher(message).matches() ? Optional.of("no credentials: " + message) : Optional.empty();
    }
}
