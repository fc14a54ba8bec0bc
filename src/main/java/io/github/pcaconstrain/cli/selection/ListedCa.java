package io.github.pcaconstrain.cli.selection;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CA in the list of an account.
 *
 * @param authority the CA
 * @param ownership whether it is shared by another account
 */
record ListedCa(Authority authority, Ownership ownership) {
    private static final int START_OF_ID = 8;
    private static final int HEXADECIMAL = 16;

    String arn() {
        return authority.arn().toString();
    }

    /** What people call it: its common name, or else what there is of its subject. */
    String name() {
        return Stream.of("CommonName", "OrganizationalUnit", "Organization")
                .flatMap(member -> Optional.ofNullable(authority.subject().get(member)).stream())
                .findFirst()
                .orElse("(unnamed)");
    }

    /** What tells it from others: name, type, state, and how its identifier begins. */
    List<String> cells() {
        String id = authority.arn().id();
        return List.of(
                name(),
                authority.type() == CaType.ROOT ? "root" : "subordinate",
                authority.status().name(),
                id.substring(0, Math.min(START_OF_ID, id.length())));
    }

    /** Whether its certificate has this serial number, which AWS writes in decimal or in hexadecimal digits. */
    boolean hasSerial(BigInteger serial) {
        String written = authority.serial().orElse("").replace(":", "").toLowerCase(Locale.ROOT);
        return written.equals(serial.toString())
                || written.replaceFirst("^0+", "").equals(serial.toString(HEXADECIMAL));
    }

    /** Whether it has a certificate that AWS returns. */
    boolean hasCertificate() {
        return switch (authority.status()) {
            case ACTIVE, DISABLED, EXPIRED, UNKNOWN -> true;
            case CREATING, PENDING_CERTIFICATE, DELETED, FAILED -> false;
        };
    }

    /**
     * Where it comes from, if that is another account.
     *
     * @param other a CA of the user's own account, where one is known
     */
    String origin(Optional<CaArn> other) {
        if (ownership == Ownership.OTHER_ACCOUNTS) {
            return "shared by " + authority.owner() + "; ";
        }
        String account = authority.arn().account();
        return other.filter(each -> !each.account().equals(account)).isPresent() ? "in account " + account + "; " : "";
    }
}
