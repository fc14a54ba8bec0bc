package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.List;
import java.util.Objects;

/**
 * What judging a batch has told. Numbers of certificates count from 1 within the batch.
 *
 * @param reading what reading it has told
 * @param found the findings
 * @param issued the end-entity certificates by issuer
 * @param missing those whose issuers are missing
 * @param hasUnknownCa whether there is a CA that is not among the known ones
 * @param isCounted whether it counts; otherwise it is in the share of somebody else
 */
public record JudgedBatch(
        BatchReading reading,
        List<Found> found,
        List<Issued> issued,
        List<Missing> missing,
        boolean hasUnknownCa,
        boolean isCounted) {
    /** A finding about the certificate with this number. */
    record Found(int index, CertificateFinding finding) {
        Found {
            Objects.requireNonNull(finding, "finding");
        }
    }

    /**
     * Certificates of one issuer.
     *
     * @param ids their numbers; see {@link io.github.pcaconstrain.audit.fast.CertificateId}
     * @param lastEnd when the last of them expires, in seconds since 1970
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Issued(String issuer, long[] ids, long lastEnd) {
        Issued {
            Objects.requireNonNull(issuer, "issuer");
        }
    }

    /** An issuer named by the certificate with this number and id. */
    record Missing(int index, long id, String issuer) {
        Missing {
            Objects.requireNonNull(issuer, "issuer");
        }
    }

    public JudgedBatch {
        Objects.requireNonNull(reading, "reading");
        found = List.copyOf(found);
        issued = List.copyOf(issued);
        missing = List.copyOf(missing);
    }

    /** A batch that somebody else judges. */
    public static JudgedBatch ofOthers(BatchReading reading) {
        return new JudgedBatch(reading, List.of(), List.of(), List.of(), false, false);
    }
}
