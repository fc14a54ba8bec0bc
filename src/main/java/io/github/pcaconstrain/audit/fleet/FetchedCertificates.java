package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.output.FolderLock;
import io.github.pcaconstrain.output.WriteProblem;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates that were fetched from AWS Private CA earlier, in a folder. A certificate under its ARN never changes,
 * so it need not be fetched twice. Takes 32 to 64 octets of memory per certificate, plus the chains. Only one run at a
 * time can use the folder, and only one thread in it.
 */
public final class FetchedCertificates implements AutoCloseable {
    /** Its file in the folder. */
    static final String NAME = "fetched.certificates";

    private static final byte CHAIN = 1;
    private static final byte CERTIFICATE = 2;

    private final Path folder;
    private final FolderLock lock;
    private final RecordFile records;
    private final ArnIndex index = new ArnIndex();
    private final Map<String, Long> chains = new HashMap<>();
    private final Map<Long, String> chainTexts = new HashMap<>();

    private FetchedCertificates(Path folder, FolderLock lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        records = RecordFile.open(folder.resolve(NAME), this::known);
    }

    /**
     * Opens a folder, and creates it if necessary.
     *
     * @throws InvalidOptionException if it contains other files, or another run is using it
     * @throws OutputFileException if it cannot be written
     */
    public static FetchedCertificates open(String name) {
        Path folder = path(name);
        try {
            if (Files.exists(folder) && !isOurs(folder)) {
                throw new InvalidOptionException(
                        "--fetched: " + folder + " holds other files", "give a new folder, or that of an earlier run");
            }
            if (!Files.exists(folder)) {
                Files.createDirectories(folder, OwnerOnlyPermissions.folder(folder));
            }
            return locked(folder);
        } catch (RecordFile.ForeignException e) {
            throw new InvalidOptionException(
                    "--fetched: " + folder.resolve(NAME) + " was not written by this version", "give a new folder");
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static FetchedCertificates locked(Path folder) throws IOException {
        FolderLock lock = FolderLock.tryAcquire(folder, OwnerOnlyPermissions.file(folder))
                .orElseThrow(() -> new InvalidOptionException(
                        "another run is using " + folder, "wait until it finishes, or give another --fetched"));
        try {
            return new FetchedCertificates(folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path path(String name) {
        try {
            if (!name.isBlank()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // An invalid name is treated like an empty one.
        }
        throw new InvalidOptionException("--fetched: '" + name + "' is not a valid folder name", "give another");
    }

    private static boolean isOurs(Path folder) throws IOException {
        return Files.isDirectory(folder) && (Files.exists(folder.resolve(NAME)) || FolderLock.isEmpty(folder));
    }

    private void known(long at, ByteBuffer content) throws RecordFile.ForeignException {
        try {
            if (content.get() == CHAIN) {
                knownChain(at, text(content, content.remaining()));
            } else {
                content.getLong();
                index.put(text(content, content.getInt()), at);
            }
        } catch (BufferUnderflowException e) {
            throw new RecordFile.ForeignException(); // complete according to its checksum, but not in this format
        }
    }

    private void knownChain(long at, String chain) {
        chains.put(chain, at);
        chainTexts.put(at, chain);
    }

    /** The number of certificates. */
    public int size() {
        return index.size();
    }

    /** Whether the certificate of this ARN seems to be there, which is found out without reading it. */
    boolean has(String arn) {
        return index.get(arn) != ArnIndex.ABSENT;
    }

    /** The certificate with this ARN, if it was fetched. */
    Optional<SignedCertificate> find(String arn) {
        long at = index.get(arn);
        if (at == ArnIndex.ABSENT) {
            return Optional.empty();
        }
        try {
            ByteBuffer content = records.read(at);
            content.get();
            String chain = chainTexts.get(content.getLong());
            // Two ARNs may share an entry of the index.
            return text(content, content.getInt()).equals(arn) && chain != null
                    ? Optional.of(new SignedCertificate(text(content, content.remaining()), chain))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UnreadableInputException(
                    folder.resolve(NAME).toString(),
                    "it cannot be read: " + e.getMessage(),
                    "run again, or give another --fetched");
        }
    }

    /** Stores the certificate with this ARN. */
    void add(String arn, SignedCertificate signed) {
        try {
            long chain = chain(signed.chain());
            byte[] name = arn.getBytes(StandardCharsets.UTF_8);
            byte[] pem = signed.certificate().getBytes(StandardCharsets.UTF_8);
            ByteBuffer content = ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES + name.length + pem.length);
            content.put(CERTIFICATE)
                    .putLong(chain)
                    .putInt(name.length)
                    .put(name)
                    .put(pem);
            index.put(arn, records.append(content.array()));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private long chain(String chain) throws IOException {
        Long known = chains.get(chain);
        if (known != null) {
            return known;
        }
        byte[] text = chain.getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(1 + text.length);
        long at = records.append(content.put(CHAIN).put(text).array());
        knownChain(at, chain);
        return at;
    }

    private static String text(ByteBuffer content, int length) {
        if (length < 0 || length > content.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] octets = new byte[length];
        content.get(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static OutputFileException unwritable(Path folder, IOException e) {
        return WriteProblem.of(
                        e,
                        folder,
                        "what is fetched cannot be kept there: " + e.getMessage(),
                        "give another folder with --fetched")
                .failure(folder.toString());
    }

    /** Releases the folder for other runs. */
    @Override
    public void close() {
        try {
            try (lock) {
                records.close();
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }
}
