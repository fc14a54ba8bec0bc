package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.ConfiguredExtensions;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import tools.jackson.databind.JsonNode;

/**
 * The addresses of a CA's CRLs and OCSP responder: on the sandbox's own port, or at the CNAME of its configuration.
 *
 * @param endpoint the sandbox's address
 */
record RevocationAddresses(URI endpoint) {
    /** The path of the responder. Its first part is not a valid name of a bucket. */
    static final String OCSP_PATH = "/_sandbox/ocsp";

    /** AWS creates as many partitions as it needs. A few are enough to see whether a client uses the right one. */
    private static final int PARTITIONS = 4;

    private static final String IN_PATHS = "-._~!$&'()*+,;=:@/";

    /** A CRL: its bucket, its key, and the partition of the certificates that it covers. */
    record Location(String bucket, String key, Optional<Integer> partition) {
        boolean holds(BigInteger serial) {
            return partition.isEmpty() || partition.get() == RevocationAddresses.partition(serial);
        }
    }

    private static JsonNode crl(Authority authority) {
        return Json.member(authority.revocation(), "CrlConfiguration");
    }

    private static JsonNode ocsp(Authority authority) {
        return Json.member(authority.revocation(), "OcspConfiguration");
    }

    static boolean hasCrl(Authority authority) {
        return Json.flag(crl(authority), "Enabled");
    }

    static boolean hasOcsp(Authority authority) {
        return Json.flag(ocsp(authority), "Enabled");
    }

    /** For how many days a CRL is valid. */
    static int days(Authority authority) {
        return Json.member(crl(authority), "ExpirationInDays").asInt();
    }

    /**
     * The CRLs of a CA that publishes them. Beside the partitions, there is a complete CRL for certificates that are
     * older than the partitions.
     */
    static List<Location> crls(Authority authority) {
        if (!hasCrl(authority)) {
            return List.of();
        }
        IntStream parts = IntStream.range(0, isPartitioned(authority) ? PARTITIONS : 0);
        return Stream.concat(Stream.of(Optional.<Integer>empty()), parts.mapToObj(Optional::of))
                .map(part -> location(authority, part))
                .toList();
    }

    private static boolean isPartitioned(Authority authority) {
        return Json.text(crl(authority), "CrlType").equals("PARTITIONED");
    }

    private static Location location(Authority authority, Optional<Integer> part) {
        String path = Json.text(crl(authority), "CustomPath");
        // In the API, this is http://<CustomName>/<CustomPath>/<CrlPartition_GUID>.crl, where / is the root of the
        // bucket.
        String folder = path.isEmpty() ? "crl/" : path.equals("/") ? "" : path + "/";
        String name = part.map(number -> guid(authority, number))
                .map(guid -> path.isEmpty() ? authority.id() + "/" + guid : guid)
                .orElse(authority.id());
        return new Location(Json.text(crl(authority), "S3BucketName"), folder + name + ".crl", part);
    }

    private static String guid(Authority authority, int part) {
        String name = authority.arn() + "/crl/" + part;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static int partition(BigInteger serial) {
        return serial.mod(BigInteger.valueOf(PARTITIONS)).intValue();
    }

    /** The address of a CRL. */
    String uri(Authority authority, Location location) {
        String host = Json.text(crl(authority), "CustomCname");
        String bucket = host.isEmpty() ? endpoint + "/" + location.bucket() : "http://" + host;
        return bucket + "/" + encoded(location.key());
    }

    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) octet;
            boolean isPlain = octet > 0 && (Character.isLetterOrDigit(c) || IN_PATHS.indexOf(c) >= 0);
            text.append(isPlain ? String.valueOf(c) : "%%%02X".formatted(octet));
        }
        return text.toString();
    }

    /** The address of the responder. */
    String responder(Authority authority) {
        String host = Json.text(ocsp(authority), "OcspCustomCname");
        return host.isEmpty() ? endpoint + OCSP_PATH : "http://" + host;
    }

    /** The extensions of the certificate with this serial number. */
    List<Extension> extensions(Authority authority, BigInteger serial) {
        List<Extension> extensions = new ArrayList<>();
        if (hasCrl(authority) && !RevocationRules.isOmitted(crl(authority))) {
            Optional<Integer> part = isPartitioned(authority) ? Optional.of(partition(serial)) : Optional.empty();
            extensions.add(ConfiguredExtensions.crl(uri(authority, location(authority, part))));
        }
        if (hasOcsp(authority)) {
            extensions.add(ConfiguredExtensions.ocsp(responder(authority)));
        }
        return extensions;
    }
}
