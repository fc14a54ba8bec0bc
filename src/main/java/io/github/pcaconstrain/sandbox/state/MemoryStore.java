package io.github.pcaconstrain.sandbox.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that forgets everything when it is closed. */
public final class MemoryStore implements Store {
    private final ConcurrentSkipListMap<String, byte[]> documents = new ConcurrentSkipListMap<>();

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(documents.get(name)).map(byte[]::clone);
    }

    @Override
    public void write(String name, byte[] content) {
        documents.put(name, content.clone());
    }

    @Override
    public void delete(String name) {
        documents.remove(name);
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return documents.tailMap(prefix).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("/", 2)[0])
                .distinct()
                .toList();
    }

    @Override
    public String where(String name) {
        return name;
    }

    @Override
    public void check() {
        // memory is always available
    }

    @Override
    public void close() {
        documents.clear();
    }
}
