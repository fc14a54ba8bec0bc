package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Pacer;
import io.github.pcaconstrain.ca.Waiting;

/**
 * How many calls a second are made of each operation; 0 for any number.
 *
 * @param request RequestCertificate or IssueCertificate
 * @param look DescribeCertificate or GetCertificate
 * @param remove DeleteCertificate or RevokeCertificate
 */
public record Rates(int request, int look, int remove) {
    /** For a sandbox, which has no quota. */
    public static final Rates UNLIMITED = new Rates(0, 0, 0);

    /** ACM User Guide, "Quotas", API rate quotas; AWS Private CA's are its former published ones. */
    public static Rates ofAws(Via via) {
        return via == Via.ACM ? new Rates(5, 10, 10) : new Rates(25, 75, 20);
    }

    Pacer request(Waiting waiting) {
        return new Pacer(request, request, waiting.clock(), waiting.sleeper());
    }

    Pacer look(Waiting waiting) {
        return new Pacer(look, look, waiting.clock(), waiting.sleeper());
    }

    Pacer remove(Waiting waiting) {
        return new Pacer(remove, remove, waiting.clock(), waiting.sleeper());
    }
}
