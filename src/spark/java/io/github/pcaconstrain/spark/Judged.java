package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.io.Serializable;

/** What a task of the second pass passes on: the findings, and at its end what it counted. */
sealed interface Judged extends Serializable {
    /** What a task counted. */
    record Total(BatchResult result) implements Judged {
        private static final long serialVersionUID = 1L;
    }

    /** A finding, with the fields that it has in {@code audit --json}. */
    record Finding(
            String id,
            String code,
            String severity,
            String source,
            long index,
            String subject,
            String part,
            String message,
            String fix,
            String certificate)
            implements Judged {
        private static final long serialVersionUID = 1L;

        static Finding of(CertificateFinding found) {
            return new Finding(
                    found.id(),
                    found.finding().code(),
                    found.finding().severity().label(),
                    found.place().source(),
                    found.place().index(),
                    found.place().subject(),
                    found.finding().place(),
                    found.finding().message(),
                    found.finding().fix(),
                    found.certificate());
        }
    }
}
