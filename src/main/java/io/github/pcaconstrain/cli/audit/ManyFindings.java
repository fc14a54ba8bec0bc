package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.access.AccessCode;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.audit.surroundings.SurroundingCode;
import io.github.pcaconstrain.audit.trail.TrailCode;
import io.github.pcaconstrain.finding.FindingCode;

/** What many findings of one kind are called. */
final class ManyFindings {
    private ManyFindings() {}

    /** The noun after their number, in the plural. */
    static String noun(FindingCode kind) {
        if (kind instanceof AccessCode code) {
            return noun(code);
        }
        if (kind instanceof TrailCode code) {
            return noun(code);
        }
        if (kind instanceof SurroundingCode code) {
            return noun(code);
        }
        return kind instanceof AuditCode code ? noun(code) : "findings of this kind";
    }

    private static String noun(AccessCode code) {
        return switch (code) {
            case MAY_SIGN_WITH_PASSTHROUGH -> "principals that can have CAs sign CAs with passthrough templates";
            case MAY_IMPORT_CA_CERTIFICATE -> "principals that can install a certificate for a CA";
            case MAY_CHANGE_CA_POLICY -> "principals that can change the policy of a CA";
            case MAY_GRANT_CA_PERMISSION -> "principals that can let ACM use a CA";
            case MAY_UPDATE_CA -> "principals that can disable a CA or change its revocation";
            case MAY_DELETE_CA -> "principals that can delete a CA";
            case MAY_ASSUME_SIGNING_ROLE -> "ways to assume a role that can have a CA sign CAs";
            case MAY_PASS_SIGNING_ROLE -> "ways to pass a role that can have a CA sign CAs";
            case MAY_GIVE_ITSELF_SIGNING -> "principals that can change IAM so that a CA signs for them";
            case CA_POLICY_NOT_GIVEN -> "CAs whose policy was not given";
            case OTHER_CAS_NOT_JUDGED -> "audits of policies that may be about more CAs";
            case NO_PRINCIPAL_GIVEN -> "sets of policies that name nobody";
            // Errors, which are not counted together.
            case MAY_SIGN_ANY_TEMPLATE, MAY_SIGN_WITHOUT_CONSTRAINTS -> "findings of this kind";
        };
    }

    private static String noun(TrailCode code) {
        return switch (code) {
            case NOT_EXPECTED_ROLE -> "acts of somebody other than --expected-role";
            case CONSTRAINTS_NOT_SEEN -> "CA certificates whose constraints were not seen";
            case ISSUED_NOT_INSTALLED -> "CA certificates that were not installed";
            case CA_CERTIFICATE_ISSUED -> "CA certificates that were issued";
            case CA_CERTIFICATE_INSTALLED -> "CA certificates that were installed";
            case CA_POLICY_OPENED -> "policies of CAs that were not understood";
            case CA_POLICY_CHANGED -> "changes of the policy of a CA";
            case CA_PERMISSION_CHANGED -> "changes of the permissions of a CA";
            case CA_CHANGED -> "changes of the state of a CA";
            case ATTEMPT_FAILED -> "attempts that failed";
            case ISSUANCE_NOT_RECORDED -> "CA certificates that no record tells about";
            case TRAIL_WITHOUT_RECORDS, TRAIL_EVENT_UNKNOWN, DIGESTS_NOT_VERIFIED -> "remarks about CloudTrail's files";
            // Errors, which are not counted together.
            case SIGNED_WITHOUT_CONSTRAINTS -> "findings of this kind";
        };
    }

    private static String noun(SurroundingCode code) {
        return switch (code) {
            case ROOT_ENABLED -> "enabled roots";
            case CA_UNTAGGED -> "CAs without tags";
            case REVOCATION_OFF -> "CAs that do not publish revocation";
            case SHARED_WITH_EVERYONE -> "policies of CAs that name everyone";
            case SHARED_ACROSS_ACCOUNTS -> "shares with another account";
            case RENEWAL_NOT_PERMITTED -> "CAs of which ACM may not renew certificates";
            case CA_ENDS_BEFORE_LEAVES -> "CAs that expire before certificates that they issued";
            case CA_SETTING_WITHHELD -> "settings of CAs that AWS did not tell";
            // Errors, which are not counted together.
            case CA_POLICY_UNREADABLE, CA_KEY_WEAK -> "findings of this kind";
        };
    }

    private static String noun(AuditCode code) {
        return switch (code) {
            case TRUST_SETTINGS_IGNORED -> "certificates with OpenSSL's trust settings";
            case CONSTRAINT_VIOLATED_ON_A_PATH -> "certificates with names that one of several paths refuses";
            case NAME_MALFORMED -> "malformed names";
            case COMMON_NAME_OUTSIDE -> "common names outside the constraints";
            case ISSUER_MISSING -> "certificates without their issuer";
            case SELF_SIGNED_LEAF -> "end-entity certificates that sign themselves";
            case NOT_ANCHORED -> "CAs without a path to a trust anchor";
            case SIGNATURE_UNVERIFIED -> "signatures that cannot be verified here";
            case TWIN_REVOKED -> "revoked certificates with fewer constraints than others of their key";
            case TWIN_EXPIRED -> "expired certificates with fewer constraints than others of their key";
            case ROOT_UNCONSTRAINED -> "roots without name constraints";
            case DEAD_ENTRY -> "permitted subtrees that permit nothing";
            case EXPIRED -> "expired certificates";
            case EXPIRES_SOON -> "certificates that expire soon";
            case NOT_YET_VALID -> "certificates that are not valid yet";
            case STRENGTH_UNKNOWN -> "keys or signatures of unknown strength";
            case NEGATIVE_SERIAL -> "negative serial numbers";
            case NO_CA_FOUND -> "regions without a CA";
            case CA_WITHOUT_CERTIFICATE -> "CAs without a certificate";
            case CA_DELETED -> "deleted CAs";
            case TEMPLATE_WITHOUT_CONSTRAINTS -> "CA certificates from a template without constraints";
            case REVOKED_LEFT_OUT -> "audit reports with revoked certificates";
            case ACM_NOT_PERMITTED -> "regions whose certificates in ACM cannot be read";
            // Errors, which are not counted together.
            case UNREADABLE,
                    CONSTRAINT_VIOLATED,
                    CA_NOT_GIVEN,
                    PATHS_NOT_EXHAUSTED,
                    SIGNATURE_INVALID,
                    CERTIFICATE_INVALID,
                    PATH_INVALID,
                    UNCONSTRAINED_TWIN,
                    WIDER_TWIN,
                    OUTSIDE_POLICY,
                    WEAK_KEY,
                    WEAK_SIGNATURE -> "findings of this kind";
        };
    }
}
