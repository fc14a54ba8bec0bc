package io.github.pcaconstrain.audit.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parts of a result add up to the same in any order, also beyond the limits of what is remembered. */
class PartsTest {
    private record Counted(String key, long id) {}

    private static List<Counted> some(Random random, int count) {
        List<Counted> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isAgain = i > 0 && random.nextInt(4) == 0;
            all.add(
                    isAgain
                            ? all.get(random.nextInt(all.size()))
                            : new Counted("key" + random.nextInt(3), random.nextLong()));
        }
        return all;
    }

    private static DistinctCounts counts(List<Counted> things, int limit) {
        DistinctCounts counts = new DistinctCounts(limit);
        things.forEach(each -> counts.add(each.key(), each.id()));
        return counts;
    }

    private static Map<String, Long> numbers(DistinctCounts counts) {
        Map<String, Long> numbers = new HashMap<>();
        counts.keys().forEach(key -> numbers.put(key, counts.count(key)));
        return numbers;
    }

    @Test
    void eachThingCountsOnce() {
        List<Counted> things = some(new Random(1), 2_000);
        Set<Counted> distinct = new HashSet<>(things);

        assertThat(numbers(counts(things, DistinctCounts.LIMIT)).values().stream()
                        .mapToLong(number -> number)
                        .sum())
                .isEqualTo(distinct.size());
    }

    @Test
    void beyondTheLimitTheCountIsTheSameInAnyOrder() {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            List<Counted> things = some(random, 400);
            int limit = 20 + random.nextInt(300);
            Map<String, Long> whole = numbers(counts(things, limit));

            Collections.shuffle(things, random);
            int cut = random.nextInt(things.size());
            int second = cut + random.nextInt(things.size() - cut);
            DistinctCounts parts = counts(things.subList(second, things.size()), limit);
            DistinctCounts others = counts(things.subList(0, cut), limit);
            others.addAll(counts(things.subList(cut, second), limit));
            parts.addAll(others.copy());

            assertThat(numbers(parts)).as("limit %d", limit).isEqualTo(whole);
        }
    }

    @Test
    void moreFindingsThanAreKeptAddUp() {
        int count = FindingLog.LIMIT + 20_000;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(3));
        List<BatchResult> parts = new ArrayList<>();
        for (int from = 0; from < count; from += count / 3 + 1) {
            ResultBuilder part = new ResultBuilder(FindingFilter.ALL);
            order.subList(from, Math.min(count, from + count / 3 + 1)).forEach(i -> add(i, part));
            parts.add(part.build());
        }
        ResultBuilder whole = new ResultBuilder(FindingFilter.ALL);
        for (int i = 0; i < count; i++) {
            add(i, whole);
        }
        AuditReport expected = report(whole.build());

        assertThat(report(parts.get(2).merge(parts.get(0)).merge(parts.get(1)))).isEqualTo(expected);
        assertThat(expected.findings()).hasSize(FindingLog.LIMIT);
        assertThat(expected.counts().omitted()).isEqualTo(20_000);
    }

    private static void add(int i, ResultBuilder results) {
        AuditCode code = i % 3 == 0 ? AuditCode.CONSTRAINT_VIOLATED : AuditCode.EXPIRED;
        CertificateFinding finding = code.of(new Place("file", i, ""), "", "a message");
        results.add(finding, new FindingOrder(i, FindingOrder.Stage.LEAVES, i / 100, i % 100));
    }

    @Test
    void missingIssuersBeyondTheLimitAreCountedTogether() {
        Random random = new Random(4);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < MissingIssuers.LIMIT + 500; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        BatchResult one = missing(order.subList(0, 7_000)).merge(missing(order.subList(7_000, order.size())));
        Collections.sort(order);

        AuditReport whole = report(missing(order));
        assertThat(report(one)).isEqualTo(whole);
        assertThat(whole.findings()).hasSize(MissingIssuers.LIMIT + 1);
        assertThat(whole.findings())
                .filteredOn(finding -> finding.finding().place().endsWith(MissingIssuers.OTHERS))
                .singleElement()
                .satisfies(finding -> assertThat(finding.finding().message()).startsWith("500 certificates"));
    }

    private static BatchResult missing(List<Integer> numbers) {
        ResultBuilder results = new ResultBuilder(FindingFilter.ALL);
        for (int i : numbers) {
            String issuer = "CN=" + (100_000 + i);
            FindingOrder order = new FindingOrder(i, FindingOrder.Stage.LEAVES, 0, 0);
            results.missing(issuer, i * 0x9e3779b97f4a7c15L, new Place("file", i, ""), order);
        }
        return results.build();
    }

    private static AuditReport report(BatchResult result) {
        return result.report("test", Instant.EPOCH, List.of(), List.of(), FindingFilter.ALL);
    }
}
