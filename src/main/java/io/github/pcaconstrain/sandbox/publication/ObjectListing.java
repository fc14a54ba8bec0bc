package io.github.pcaconstrain.sandbox.publication;

import io.github.pcaconstrain.sandbox.pca.Publications.Document;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One page of ListObjectsV2, in S3's format. */
record ObjectListing(String bucket, Map<String, String> query) {
    private static final int MAX_KEYS = 1000;
    private static final int DIGITS = 4;

    /** The page of these objects, which are sorted by their keys. */
    String write(List<Document> documents) {
        String prefix = parameter("prefix");
        String delimiter = parameter("delimiter");
        String after = after();
        int limit = limit();
        StringBuilder items = new StringBuilder();
        String last = "";
        String group = "";
        int count = 0;
        boolean isTruncated = false;
        for (Document document : documents) {
            String key = document.key();
            boolean isPast = key.compareTo(after) <= 0 || isIn(key, after, delimiter);
            if (!key.startsWith(prefix) || isPast || (!group.isEmpty() && key.startsWith(group))) {
                continue;
            }
            if (count == limit) {
                isTruncated = limit > 0;
                break;
            }
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            group = end < 0 ? "" : key.substring(0, end + delimiter.length());
            last = group.isEmpty() ? key : group;
            items.append(group.isEmpty() ? contents(document) : element("CommonPrefixes", name("Prefix", group)));
            count++;
        }
        return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + element("Name", escaped(bucket))
                + name("Prefix", prefix)
                + (delimiter.isEmpty() ? "" : name("Delimiter", delimiter))
                + (isEncoded() ? element("EncodingType", "url") : "")
                + element("MaxKeys", Integer.toString(limit))
                + element("KeyCount", Integer.toString(count))
                + element("IsTruncated", Boolean.toString(isTruncated))
                + (isTruncated ? element("NextContinuationToken", token(last)) : "")
                + items
                + "</ListBucketResult>";
    }

    // After a page that ended with a common prefix, all objects with that prefix are skipped.
    private static boolean isIn(String key, String after, String delimiter) {
        return !delimiter.isEmpty() && after.endsWith(delimiter) && key.startsWith(after);
    }

    private String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    private String after() {
        String token = parameter("continuation-token");
        try {
            return token.isEmpty()
                    ? parameter("start-after")
                    : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // of another's making: the first page
        }
    }

    private static String token(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private int limit() {
        String given = parameter("max-keys");
        return given.matches("[0-9]{1," + DIGITS + "}") ? Math.min(Integer.parseInt(given), MAX_KEYS) : MAX_KEYS;
    }

    private boolean isEncoded() {
        return parameter("encoding-type").equals("url");
    }

    private String contents(Document document) {
        return element(
                "Contents",
                name("Key", document.key())
                        + element("LastModified", time(document))
                        + element("ETag", "&quot;" + md5(document.content()) + "&quot;")
                        + element("Size", Integer.toString(document.content().length))
                        + element("StorageClass", "STANDARD"));
    }

    private static String time(Document document) {
        return document.modifiedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
    }

    // "encodes object keys in the response": names and prefixes, but not the name of the bucket.
    private String name(String element, String value) {
        String text =
                isEncoded() ? URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/") : escaped(value);
        return element(element, text);
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The ETag that S3 gives an object that was uploaded in one part. */
    static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
