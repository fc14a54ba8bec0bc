package io.github.pcaconstrain.access.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of policy a file has, as it is written before its name. */
public enum PolicyKind {
    IDENTITY,
    SCP,
    RCP,
    BOUNDARY,
    SESSION,
    RESOURCE,
    RAM,
    VPC_ENDPOINT;

    /** The word for it, such as {@code vpc-endpoint}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written before a file's name and a colon; empty if none is. */
    public static Optional<PolicyKind> before(String argument) {
        return List.of(values()).stream()
                .filter(kind -> argument.startsWith(kind.word() + ":"))
                .findFirst();
    }
}
