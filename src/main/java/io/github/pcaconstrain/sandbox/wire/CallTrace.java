package io.github.pcaconstrain.sandbox.wire;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Collects what becomes known about a request while it is handled, for its {@link ServedCall}. Of its input, only ARNs
 * are kept.
 */
public final class CallTrace {
    /** The members that name a resource, the most specific first. */
    private static final List<String> ARNS = List.of("CertificateArn", "CertificateAuthorityArn", "ResourceArn");

    /** The longest ARN that the API takes. */
    private static final int LONGEST = 200;

    private static final int LONGEST_MESSAGE = 500;
    private static final int MOST_FAULTS = 20;

    /** A value quoted in an AWS message, which may be anything that the client has sent. */
    private static final Pattern QUOTED = Pattern.compile("Value '.*?' at '", Pattern.DOTALL);

    /** Characters that could control a terminal. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String requestId = UUID.randomUUID().toString();
    private final long start = System.nanoTime();
    private final Instant time;
    private final List<String> faults = new ArrayList<>();
    private String accessKey = "";
    private String region = "";
    private String service = "http";
    private String operation = "";
    private String resource = "";
    private String error = "";
    private String message = "";
    private String userAgent = "";
    private Optional<String> issued = Optional.empty();

    private CallTrace(Instant time) {
        this.time = time;
    }

    /** Creates the trace of a request, which counts as a plain one until more is known. */
    public static CallTrace of(HttpRequest request, Instant time) {
        CallTrace trace = new CallTrace(time);
        trace.operation = bounded(request.method());
        trace.resource = bounded(request.target().split("\\?", 2)[0]); // a query may hold a signature
        trace.userAgent = bounded(request.headers().first("User-Agent").orElse(""));
        return trace;
    }

    /** Creates the trace of an incompletely read request, or of a call without a request. */
    static CallTrace of(Instant time) {
        return new CallTrace(time);
    }

    /** The request ID in the answer. */
    public String requestId() {
        return requestId;
    }

    /** The program that made the request; empty if it does not tell. */
    public String userAgent() {
        return userAgent;
    }

    /** The access key ID that it was signed with; empty if it was not signed. */
    public String accessKey() {
        return accessKey;
    }

    /** Notes a certificate that was issued, in PEM. */
    public void issued(String pem) {
        issued = Optional.of(pem);
    }

    /** The certificate that was issued since the last time, if there is one. */
    public Optional<String> takeIssued() {
        Optional<String> taken = issued;
        issued = Optional.empty();
        return taken;
    }

    /** Sets the service and the operation that answers. */
    public void operation(String newService, String newOperation) {
        service = newService;
        operation = bounded(newOperation);
        resource = "";
    }

    /** Says with which key, and for which region, it was signed. */
    public void signed(SigningScope scope) {
        accessKey = bounded(scope.accessKey());
        region = scope.region();
    }

    /**
     * Takes the resource from an input or an output, if it has one. A resource in the output replaces that of the
     * input.
     */
    void resource(JsonNode value) {
        ARNS.stream()
                .filter(member -> Json.member(value, member).isString())
                .findFirst()
                .ifPresent(member -> resource = bounded(Json.text(value, member)));
    }

    /** Records an injected fault, by its name in {@code --fault}. */
    public synchronized void fault(String name) {
        if (faults.size() < MOST_FAULTS && !faults.contains(name)) {
            faults.add(name);
        }
    }

    /** Records the error in the answer. */
    public void failed(AwsError failure) {
        error = failure.code();
        message = bounded(QUOTED.matcher(failure.getMessage()).replaceAll("Value at '"), LONGEST_MESSAGE);
    }

    /** The finished record of the call. */
    public synchronized ServedCall end(Optional<HttpResponse> response) {
        return new ServedCall(
                time,
                requestId,
                accessKey,
                region,
                service,
                operation,
                resource,
                response.map(HttpResponse::status).orElse(0),
                error,
                message,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                faults);
    }

    private static String bounded(String text) {
        return bounded(text, LONGEST);
    }

    private static String bounded(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest) + "...";
        return CONTROL.matcher(cut).replaceAll("?");
    }
}
