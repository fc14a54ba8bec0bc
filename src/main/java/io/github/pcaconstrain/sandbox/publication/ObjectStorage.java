package io.github.pcaconstrain.sandbox.publication;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.pca.Publications;
import io.github.pcaconstrain.sandbox.pca.Publications.Document;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The S3 of CRLs and audit reports: GetObject, HeadObject, HeadBucket and ListObjectsV2, with the bucket in the path.
 * Signatures are not checked. A bucket exists as soon as a configuration or a report names it.
 */
record ObjectStorage(Publications publications) {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNSATISFIABLE = 416;
    private static final int NOT_IMPLEMENTED = 501;

    /** From the rules for names of buckets. Other paths do not belong to S3. */
    private static final Pattern PATH = Pattern.compile("/([a-z0-9A-Z][-a-zA-Z0-9._]{2,62})(?:/(.*))?", Pattern.DOTALL);

    /** The most common form (RFC 9110, section 14.1.2). Others are ignored, which is allowed. */
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{1,9})?");

    /** IMF-fixdate (RFC 9110, section 5.6.7). */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Optional<HttpResponse> answer(HttpRequest request, RequestTarget target, Instant now) {
        Matcher path = PATH.matcher(target.decodedPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        if (!isRead) {
            // Not only S3 has POST requests with a path. They are refused elsewhere.
            return request.method().equals("POST")
                    ? Optional.empty()
                    : Optional.of(error(NOT_ALLOWED, "MethodNotAllowed", "The S3 of the sandbox can only be read"));
        }
        String bucket = path.group(1);
        String key = path.group(2) == null ? "" : path.group(2);
        Optional<Document> document = key.isEmpty() ? Optional.empty() : publications.find(bucket, key, now);
        if (document.isPresent()) {
            return Optional.of(object(request, document.get()));
        }
        if (!publications.hasBucket(bucket, now)) {
            return Optional.of(error(NOT_FOUND, "NoSuchBucket", "No CA of the sandbox publishes in this bucket"));
        }
        return Optional.of(
                key.isEmpty()
                        ? bucket(request, target, bucket, now)
                        : error(NOT_FOUND, "NoSuchKey", "The specified key does not exist."));
    }

    private HttpResponse bucket(HttpRequest request, RequestTarget target, String bucket, Instant now) {
        if (request.method().equals("HEAD")) {
            return new HttpResponse(OK, Map.of(), new byte[0]);
        }
        if (!target.query().getOrDefault("list-type", "").equals("2")) {
            return error(NOT_IMPLEMENTED, "NotImplemented", "The sandbox lists objects by ListObjectsV2 only");
        }
        return xml(OK, new ObjectListing(bucket, target.query()).write(publications.list(bucket, now)));
    }

    private static HttpResponse object(HttpRequest request, Document document) {
        String tag = '"' + ObjectListing.md5(document.content()) + '"';
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", document.type());
        headers.put("ETag", tag);
        headers.put("Last-Modified", DATE.format(document.modifiedAt()));
        headers.put("Accept-Ranges", "bytes");
        if (request.headers().first("If-None-Match").filter(tag::equals).isPresent()) {
            return new HttpResponse(NOT_MODIFIED, headers, new byte[0]);
        }
        Optional<Matcher> range =
                request.headers().first("Range").map(RANGE::matcher).filter(Matcher::matches);
        return range.isPresent()
                ? part(document.content(), range.get(), headers)
                : new HttpResponse(OK, headers, document.content());
    }

    private static HttpResponse part(byte[] content, Matcher range, Map<String, String> headers) {
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null
                ? content.length - 1
                : Math.min(Integer.parseInt(range.group(2)), content.length - 1);
        if (first > last) {
            return error(UNSATISFIABLE, "InvalidRange", "The requested range is not satisfiable");
        }
        headers.put("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
        return new HttpResponse(PARTIAL, headers, Arrays.copyOfRange(content, first, last + 1));
    }

    private static HttpResponse error(int status, String code, String message) {
        return xml(status, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }

    private static HttpResponse xml(int status, String element) {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element;
        return new HttpResponse(
                status, Map.of("Content-Type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }
}
