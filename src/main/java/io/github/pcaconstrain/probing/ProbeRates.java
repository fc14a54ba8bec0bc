package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.probing.channel.ProbeService;

/**
 * The maximum number of calls per second for each operation; 0 for no limit.
 *
 * @param request RequestCertificate or IssueCertificate
 * @param poll DescribeCertificate or GetCertificate
 * @param remove DeleteCertificate or RevokeCertificate
 */
public record ProbeRates(int request, int poll, int remove) {
    /** No limits, for a sandbox, which has no quotas. */
    public static final ProbeRates UNLIMITED = new ProbeRates(0, 0, 0);

    /** ACM User Guide, "Quotas", API rate quotas; AWS Private CA's are its former published ones. */
    public static ProbeRates ofAws(ProbeService service) {
        return service == ProbeService.ACM ? new ProbeRates(5, 10, 10) : new ProbeRates(25, 75, 20);
    }

    RateLimiter request(Poller poller) {
        return new RateLimiter(request, request, poller.clock(), poller.sleeper());
    }

    RateLimiter poll(Poller poller) {
        return new RateLimiter(poll, poll, poller.clock(), poller.sleeper());
    }

    RateLimiter remove(Poller poller) {
        return new RateLimiter(remove, remove, poller.clock(), poller.sleeper());
    }
}
