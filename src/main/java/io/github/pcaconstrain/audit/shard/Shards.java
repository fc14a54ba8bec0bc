package io.github.pcaconstrain.audit.shard;

import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.audit.result.FindingFilter;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.AuditReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All shards of one audit. They are put together only if they are complete and fit together: a report of less, or of
 * different things, would be taken for one of everything. Not thread-safe.
 */
public final class Shards {
    private static final String AGAIN = "run every shard with the same version, command line and files";
    private static final int SHOWN = 10;

    /** Something that all shards must have in common. */
    private record Common(String difference, Function<Shard, Object> of) {}

    private static final List<Common> COMMON = List.of(
            new Common(
                    "is of another version of the tool", shard -> shard.basis().tool()),
            new Common(
                    "is one of another number of shards", shard -> shard.share().of()),
            new Common("has another --at", shard -> shard.basis().at()),
            new Common("has other sources", shard -> shard.basis().sources()),
            new Common("has other options", shard -> shard.basis().options()),
            new Common(
                    "has another --only, --skip or --baseline",
                    shard -> shard.basis().filter()),
            new Common(
                    "has its options in other words, such as another file name",
                    shard -> shard.basis().notes()),
            new Common("has other CA certificates", shard -> shard.basis().cas()),
            new Common(
                    "has other findings about CA certificates",
                    shard -> shard.basis().result().findings()),
            new Common(
                    "has read another number of files",
                    shard -> shard.basis().result().counts()),
            new Common(
                    "has read another number of certificates",
                    shard -> shard.basis().certificates()),
            new Common(
                    "has seen other files, or another size of one",
                    shard -> shard.basis().files()));

    private final Basis basis;
    private final BatchResult parts;

    private Shards(Basis basis, BatchResult parts) {
        this.basis = basis;
        this.parts = parts;
    }

    /** A file with a shard. */
    private record Named(String file, Shard shard) {}

    /**
     * Reads shards.
     *
     * @param files the names of the files
     * @param reader reads a file
     * @throws UnreadableInputException if one is none, or they do not make up one audit
     */
    public static Shards read(List<String> files, Function<String, byte[]> reader) {
        List<Named> given = new ArrayList<>();
        ResultBuilder parts = new ResultBuilder(FindingFilter.ALL);
        Map<Integer, String> seen = new HashMap<>();
        for (String file : files) {
            Shard shard = parse(file, reader.apply(file));
            if (!given.isEmpty()) {
                compare(file, shard, given.get(0));
            }
            String twin = seen.putIfAbsent(shard.share().number(), file);
            if (twin != null) {
                throw new UnreadableInputException(
                        file,
                        "it is shard " + shard.share().number() + "/"
                                + shard.share().of() + ", and so is " + twin,
                        "give each shard once");
            }
            parts.add(shard.part());
            if (given.isEmpty()) {
                given.add(new Named(file, shard));
            }
        }
        Shard first = given.get(0).shard();
        requireAll(first.share().of(), seen);
        return checked(new Shards(first.basis(), parts.build()));
    }

    private static Shard parse(String file, byte[] json) {
        try {
            return ShardJson.read(json);
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(
                    file, "it is not a shard of an audit: " + e.getMessage(), "give files that 'audit --shard' wrote");
        }
    }

    private static void compare(String file, Shard shard, Named first) {
        for (Common each : COMMON) {
            if (!each.of().apply(shard).equals(each.of().apply(first.shard()))) {
                throw new UnreadableInputException(
                        file, "it does not belong to " + first.file() + ": it " + each.difference(), AGAIN);
            }
        }
    }

    private static void requireAll(int of, Map<Integer, String> seen) {
        if (seen.size() < of) {
            String some = IntStream.rangeClosed(1, of)
                    .filter(number -> !seen.containsKey(number))
                    .limit(SHOWN)
                    .mapToObj(number -> number + "/" + of)
                    .collect(Collectors.joining(", "));
            int missing = of - seen.size();
            throw new UnreadableInputException(
                    "the shards",
                    Counted.of(missing, "shard is", "shards are") + " missing: " + some
                            + (missing > SHOWN ? ", ..." : ""),
                    "give the files of all " + of + " shards");
        }
    }

    /** Each machine has counted everything, so the shares have to add up to that. */
    private static Shards checked(Shards shards) {
        long judged = shards.parts.counts().certificates();
        shards.basis.certificates().filter(all -> all != judged).ifPresent(all -> {
            throw new UnreadableInputException(
                    "the shards",
                    "they have judged " + Counted.of(judged, "certificate") + ", and there are " + all,
                    AGAIN);
        });
        return shards;
    }

    /** The report of the whole audit. */
    public AuditReport report() {
        return basis.result()
                .merge(parts)
                .report(basis.tool(), basis.at(), basis.sources(), basis.cas(), basis.filter());
    }

    /** What a reader of the report must know besides. */
    public List<String> notes() {
        return basis.notes();
    }
}
