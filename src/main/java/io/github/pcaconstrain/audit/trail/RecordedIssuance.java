package io.github.pcaconstrain.audit.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One certificate that was issued, according to one or both of its records: the call, which tells by whom and from
 * where, and the service event, which tells what was signed.
 *
 * @param call IssueCertificate
 * @param details IssueCertificateDetails
 */
record RecordedIssuance(Optional<TrailRecord> call, Optional<TrailRecord> details) {
    static RecordedIssuance of(TrailRecord record) {
        return record.event().equals(KeptRecords.DETAILS)
                ? new RecordedIssuance(Optional.empty(), Optional.of(record))
                : new RecordedIssuance(Optional.of(record), Optional.empty());
    }

    /**
     * With what another record tells of the same certificate. A trail of an organization may have each one twice, of which
     * that in the account of the CA does not name the caller of another account.
     */
    RecordedIssuance and(RecordedIssuance other) {
        return new RecordedIssuance(
                Stream.concat(call.stream(), other.call.stream())
                        .reduce((one, same) -> isNamed(one) || !isNamed(same) ? one : same),
                details.or(other::details));
    }

    private static boolean isNamed(TrailRecord call) {
        return TrailPrincipal.of(call).isNamed();
    }

    /** The record that tells by whom. */
    TrailRecord main() {
        return call.or(() -> details).orElseThrow();
    }

    TrailPrincipal principal() {
        List<TrailPrincipal> told = Stream.of(call, details)
                .flatMap(Optional::stream)
                .map(TrailPrincipal::of)
                .toList();
        return told.stream()
                .filter(TrailPrincipal::isNamed)
                .findFirst()
                .or(() -> told.stream().filter(TrailPrincipal::isKnown).findFirst())
                .orElseGet(() -> told.get(0));
    }

    /** The template; of the service event if there is one, which has it even where the call did not name any. */
    String template() {
        return details.map(TrailRecord::template).filter(arn -> !arn.isEmpty()).orElseGet(() -> main().template());
    }

    /** What was signed, if that was recorded. */
    Optional<RecordedCertificate> certificate() {
        return details.flatMap(record -> RecordedCertificate.ofUnsigned(record.detail("tbsCertificate")));
    }
}
