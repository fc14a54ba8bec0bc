package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@link ResultWriter} wrote. */
public final class ResultReader {
    private ResultReader() {}

    static BatchResult read(byte[] json) {
        return read(StoredValue.parse(json));
    }

    /**
     * Reads a result.
     *
     * @throws IllegalArgumentException if this is not one; the message says why
     */
    public static BatchResult read(StoredValue stored) {
        try {
            return result(stored);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static BatchResult result(StoredValue stored) {
        Map<String, Long> lastEnds = new HashMap<>();
        StoredValue ends = stored.object("lastEnds");
        ends.names().forEach(issuer -> lastEnds.put(issuer, ends.number(issuer)));
        Map<String, MissingIssuers.First> missing = new TreeMap<>();
        stored.objects("missing")
                .forEach(each -> missing.put(each.text("issuer"), new MissingIssuers.First(order(each), place(each))));
        List<LoggedFinding> findings = stored.objects("findings").stream()
                .map(each -> new LoggedFinding(finding(each), order(each)))
                .toList();
        return new BatchResult(
                counts(stored),
                stored.flag("changed"),
                findings,
                distinct(stored.object("numbers")),
                distinct(stored.object("issued")),
                Map.copyOf(lastEnds),
                missing,
                distinct(stored.object("naming")));
    }

    private static ReadCounts counts(StoredValue stored) {
        return new ReadCounts(
                stored.number("certificates"),
                stored.number("unreadable"),
                stored.number("otherFiles"),
                stored.number("principals"),
                stored.number("records"));
    }

    private static CertificateFinding finding(StoredValue stored) {
        Finding finding = code(stored.text("code"))
                .finding(stored.text("part"), stored.text("message"), stored.text("fix"))
                .at(Severity.valueOf(stored.text("severity")));
        return new CertificateFinding(
                        finding,
                        place(stored),
                        stored.text("certificate"),
                        stored.findText("notAfter").map(Instant::parse))
                .issuedBy(stored.text("issuer"));
    }

    private static FindingCode code(String code) {
        Optional<? extends FindingCode> known = Arrays.stream(AuditCode.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
        return known.isPresent()
                ? known.get()
                : Catalogue.byCode(code)
                        .orElseThrow(() -> new IllegalArgumentException("there is no code '" + code + "'"));
    }

    private static Place place(StoredValue stored) {
        return new Place(stored.text("source"), stored.number("index"), stored.text("subject"));
    }

    private static FindingOrder order(StoredValue stored) {
        return new FindingOrder(
                stored.number("number"),
                FindingOrder.Stage.valueOf(stored.text("stage")),
                stored.number("batch"),
                Math.toIntExact(stored.number("sequence")));
    }

    private static DistinctCounts distinct(StoredValue stored) {
        Map<String, IdCounts> keys = new HashMap<>();
        for (StoredValue each : stored.objects("keys")) {
            long[] ids = longs(each.octets("ids"));
            int[] again = ints(each.octets("again"));
            if (!isInOrder(ids) || (again.length != 0 && again.length != ids.length)) {
                throw new IllegalArgumentException("the numbers of '" + each.text("key") + "' do not fit together");
            }
            keys.put(each.text("key"), IdCounts.of(each.number("total"), ids, again));
        }
        return DistinctCounts.of(Math.toIntExact(stored.number("level")), keys);
    }

    /** Whether each number is there once, and in the order in which parts are put together. */
    private static boolean isInOrder(long[] ids) {
        for (int i = 1; i < ids.length; i++) {
            if (ids[i - 1] >= ids[i]) {
                return false;
            }
        }
        return true;
    }

    private static long[] longs(byte[] octets) {
        long[] numbers = new long[octets.length / Long.BYTES];
        ByteBuffer.wrap(octets).asLongBuffer().get(numbers);
        return numbers;
    }

    private static int[] ints(byte[] octets) {
        int[] numbers = new int[octets.length / Integer.BYTES];
        ByteBuffer.wrap(octets).asIntBuffer().get(numbers);
        return numbers;
    }
}
