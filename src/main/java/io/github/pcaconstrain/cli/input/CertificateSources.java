package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.source.FileSource;
import io.github.pcaconstrain.audit.source.Passwords;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.StreamSource;
import io.github.pcaconstrain.audit.source.TlsEndpoint;
import io.github.pcaconstrain.audit.source.TlsSource;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.TextEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates sources from what the user names: an existing file or folder, standard input, a TLS endpoint, or a CA's ARN.
 */
public final class CertificateSources {
    /** What an ARN starts with. */
    public static final String ARN = "arn:";

    /** How long an endpoint may take by default. */
    public static final Duration TLS_TIMEOUT = Duration.ofSeconds(10);

    private static final String PASSWORD = "PCA_CONSTRAIN_PASSWORD";
    private static final int MAX_PASSWORD = 4096;

    private final Console console;
    private final Duration timeout;
    private final Optional<String> passwordFile;
    private final FleetSources fleet;
    /** A key store is read again with the same password, so that nobody has to type it twice. */
    private final Map<String, Optional<char[]>> known = new HashMap<>();

    public CertificateSources(Console console, Duration timeout, Optional<String> passwordFile, FleetSources fleet) {
        this.console = console;
        this.timeout = timeout;
        this.passwordFile = passwordFile;
        this.fleet = fleet;
    }

    /**
     * The source of this name.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if there is none
     */
    public Source of(String name) {
        return of(name, "check the path, or write a TLS server as host:port or smtp://host, or give a CA's ARN");
    }

    /** The source of trust anchors of this name. */
    public Source anchors(String name) {
        return name.startsWith(ARN) ? fleet.anchor(name) : of(name);
    }

    /**
     * The source of this name.
     *
     * @param hint what to write instead of a name that leads nowhere
     * @throws UnreadableInputException if there is none
     */
    public Source of(String name, String hint) {
        if (name.equals("-")) {
            return new StreamSource(InputFile.name(name), console.in(), passwords());
        }
        if (name.startsWith(ARN)) {
            return fleet.ca(name);
        }
        if (isFile(name)) {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
                return new StreamSource(name, InputFile.open(name, console), passwords()); // a pipe, read only once
            }
            return AuditReportFile.isOne(file)
                    ? fleet.report(name, new AuditReportFile(file))
                    : new FileSource(name, file, passwords());
        }
        Optional<TlsEndpoint> endpoint = TlsEndpoint.parse(name);
        if (endpoint.isPresent()) {
            return new TlsSource(name, endpoint.get(), timeout);
        }
        throw absent(name, hint);
    }

    /**
     * The failure for a text that names neither a file nor a TLS server.
     * @param hint what to write, unless a server was obviously meant
     */
    public static UnreadableInputException absent(String name, String hint) {
        return TlsEndpoint.mistake(name)
                .map(mistake -> new UnreadableInputException(name, mistake.problem(), mistake.hint()))
                .orElseGet(() ->
                        new UnreadableInputException(name, "there is no such file, and it is not host:port", hint));
    }

    public static boolean isFile(String name) {
        try {
            return !name.isEmpty() && Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Passwords passwords() {
        return keyStore -> known.computeIfAbsent(keyStore, this::password);
    }

    private Optional<char[]> password(String keyStore) {
        if (passwordFile.isPresent()) {
            return Optional.of(ofFile(passwordFile.get()));
        }
        @Nullable String fromEnvironment = console.environment().get(PASSWORD);
        return fromEnvironment == null ? ask(keyStore) : Optional.of(fromEnvironment.toCharArray());
    }

    /** The first line, without its end. */
    private char[] ofFile(String file) {
        return text(file, TextEncoding.utf8(InputFile.read(file, MAX_PASSWORD, console)))
                .lines()
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "--password-file " + file + " is empty", "write the password on its first line"))
                .toCharArray();
    }

    private static String text(String file, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidOptionException("--password-file " + file + " is not UTF-8", "save it as UTF-8");
        }
    }

    // Only Java's own Console can switch off the echo. There is none if standard output is not a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private Optional<char[]> ask(String keyStore) {
        java.io.@Nullable Console terminal = System.console();
        return terminal == null || !console.terminal().canAsk()
                ? Optional.empty()
                : console.asking(() -> Optional.ofNullable(terminal.readPassword("password for %s: ", keyStore)));
    }
}
