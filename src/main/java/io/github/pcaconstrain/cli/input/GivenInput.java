package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.encoding.document.FileContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Certificates or constraints that a command is given: a file, standard input, or base64 as an argument. */
public final class GivenInput {
    private final String source;
    private final byte[] octets;
    private final Notes notes;

    private GivenInput(String source, byte[] octets, Notes notes) {
        this.source = Objects.requireNonNull(source, "source");
        this.octets = octets;
        this.notes = notes;
    }

    /**
     * An argument that names a file or is base64.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if the file cannot be read
     */
    public static GivenInput ofArgument(String argument, Console console, CommonOptions common) {
        return isBase64(argument)
                ? new GivenInput("the argument", argument.getBytes(StandardCharsets.US_ASCII), common::note)
                : ofFile(argument, console, common);
    }

    /**
     * A file; {@code -} is standard input.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it cannot be read
     */
    public static GivenInput ofFile(String file, Console console, CommonOptions common) {
        return ofFile(file, InputFile.MAX_OCTETS, console, common);
    }

    /**
     * A file of limited length.
     *
     * @param limit the most octets it may have
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it cannot be read or has more
     */
    public static GivenInput ofFile(String file, int limit, Console console, CommonOptions common) {
        return new GivenInput(InputFile.name(file), InputFile.read(file, limit, console), common::note);
    }

    /** The certificate that a CA uses, as AWS has returned it. */
    public static GivenInput ofCertificate(String ca, String pem, CommonOptions common) {
        return new GivenInput(ca, pem.getBytes(StandardCharsets.US_ASCII), common::note);
    }

    /** Whether a text must be the base64 of DER, and is not the name of a file. */
    private static boolean isBase64(String argument) {
        try {
            return argument.length() >= 4
                    && argument.length() % 4 == 0
                    && argument.startsWith("M")
                    && argument.matches("[A-Za-z0-9+/]+={0,2}")
                    && !Files.exists(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Its name in messages. */
    public String source() {
        return source;
    }

    /**
     * The certificates or the constraints in it.
     * @throws io.github.pcaconstrain.failure.UserFacingException if it has neither, or cannot be read
     */
    public FileContent content() {
        return FileContent.read(source, octets, notes);
    }

    /**
     * The certificates in it, if nothing else is of use.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it has none, or cannot be read
     */
    public List<CertificateContents> certificates() {
        return CertificateReader.read(source, octets, notes);
    }
}
