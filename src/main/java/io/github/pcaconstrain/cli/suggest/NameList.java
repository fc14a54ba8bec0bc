package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.cli.input.NameLines;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.suggest.reading.NameSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file with a name on each line.
 *
 * @param file the file
 */
record NameList(ListFile file) implements NameSource {
    @Override
    public void read(Sink sink) {
        try (InputStream in = file.text(sink)) {
            NameLines.read(
                    file.given(),
                    in,
                    (number, line) ->
                            sink.name(file.name() + ":" + number, NameSyntax.parseListed(line, Notes.IGNORED)));
        } catch (IOException e) {
            throw InputFile.unreadable(file.given(), e);
        } catch (UnreadableInputException e) {
            sink.unreadable(e.getMessage() + "; " + e.hint());
        }
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void close() {
        file.close();
    }
}
