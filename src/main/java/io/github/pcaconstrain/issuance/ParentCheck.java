package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.KeyFamily;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Checks whether the parent can sign a subordinate at all: its state, its key, and its path length. */
final class ParentCheck {
    private static final String PLACE = "parent";

    private ParentCheck() {}

    static List<Finding> of(IssuanceRequest request, Parent parent, AwsCli cli) {
        List<Finding> findings = new ArrayList<>();
        checkState(parent.authority(), cli, findings);
        checkSigning(request.signing(), parent.authority(), findings);
        checkPathLength(request.pathLength(), parent, findings);
        return findings;
    }

    private static void checkState(Authority ca, AwsCli cli, List<Finding> findings) {
        String fix = switch (ca.status()) {
            case ACTIVE -> "";
            case CREATING -> "wait until it is created, and install its certificate";
            case PENDING_CERTIFICATE -> "install its own certificate first";
            case DISABLED -> "enable it: " + cli.enable(ca.arn());
            case EXPIRED -> "give it a new certificate first";
            case DELETED -> "use another parent, or restore this one: " + cli.restore(ca.arn());
            case FAILED, UNKNOWN -> "use another parent";
        };
        if (!fix.isEmpty()) {
            String reason = ca.failureReason().map(text -> " (" + text + ")").orElse("");
            findings.add(RequestCode.PARENT_STATE.finding(
                    PLACE, ca.arn() + " is " + ca.status() + reason + ", and only an ACTIVE CA can sign", fix));
        }
    }

    private static void checkSigning(SigningAlgorithm signing, Authority ca, List<Finding> findings) {
        KeyFamily family = ca.key().family();
        if (family == KeyFamily.UNKNOWN || signing == SigningAlgorithm.UNKNOWN || signing.family() != family) {
            findings.add(RequestCode.SIGNING_ALGORITHM.finding(
                    PLACE,
                    "its key is " + ca.key().wireName() + ", which cannot sign with " + signing,
                    "leave --signing-algorithm out to use " + ca.key().usualSigningAlgorithm()));
        } else if (family == KeyFamily.ECDSA && signing != ca.key().usualSigningAlgorithm()) {
            // User guide, "Installing a CA certificate": newer regions accept only the hash that matches the size of
            // the curve.
            findings.add(RequestCode.SIGNING_HASH.finding(
                    PLACE,
                    "some regions let a key of " + ca.key().wireName() + " sign with "
                            + ca.key().usualSigningAlgorithm() + " only, not with " + signing));
        }
    }

    private static void checkPathLength(int asked, Parent parent, List<Finding> findings) {
        if (asked < 0 || asked > Template.MAX_PATH_LENGTH) {
            findings.add(RequestCode.PATH_LENGTH.finding(PLACE, "AWS has no template for a path length of " + asked));
        }
        OptionalInt room = parent.room();
        if (room.isPresent() && asked >= room.getAsInt()) {
            boolean isFull = room.getAsInt() == 0;
            findings.add(RequestCode.PATH_LENGTH_OF_PARENT.finding(
                    PLACE,
                    isFull
                            ? "its path length allows no CA below it"
                            : "its path length allows " + room.getAsInt() + " below it, but a CA with a path length of "
                                    + asked + " needs " + (asked + 1),
                    isFull
                            ? "use a parent higher up"
                            : "give --path-len " + (room.getAsInt() - 1) + (room.getAsInt() == 1 ? "" : " or less")));
        }
    }
}
