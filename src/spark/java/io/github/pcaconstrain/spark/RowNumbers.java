package io.github.pcaconstrain.spark;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many rows of a file are before each of its parts. */
final class RowNumbers implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, TreeMap<Long, Long>> before = new HashMap<>();

    RowNumbers(List<FirstPass.Part> parts) {
        Map<String, Long> rows = new HashMap<>();
        Set<String> seen = new HashSet<>();
        parts.stream()
                .filter(part -> seen.add(part.start() + " " + part.file())) // two patterns may match the same file
                .sorted(Comparator.comparing(FirstPass.Part::file).thenComparingLong(FirstPass.Part::start))
                .forEach(part -> {
                    long earlier = rows.getOrDefault(part.file(), 0L);
                    before.computeIfAbsent(part.file(), file -> new TreeMap<>()).put(part.start(), earlier);
                    rows.put(part.file(), earlier + part.rows());
                });
    }

    /** The number of rows of the file before this part; 0 for a part that was not there. */
    long before(String file, long start) {
        return before.getOrDefault(file, new TreeMap<>()).getOrDefault(start, 0L);
    }
}
