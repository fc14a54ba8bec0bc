package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of CloudTrail as a source of an audit.
 *
 * @param files the files and folders; at least one
 * @param roles the roles that are meant to have CAs sign; none if that is not to be checked
 * @param reports audit reports given beside, which tell what is revoked
 */
public record TrailSource(List<Input> files, ExpectedRoles roles, List<AuditReportFile> reports) {
    public TrailSource {
        files = List.copyOf(files);
        Objects.requireNonNull(roles, "roles");
        reports = List.copyOf(reports);
    }

    /**
     * A file, a folder or a stream.
     *
     * @param name as the user named it
     * @param stream what to read; empty to read the file or folder of this name
     */
    public record Input(String name, Optional<InputStream> stream) {
        public Input {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(stream, "stream");
        }

        void read(TrailSink sink) {
            stream.ifPresentOrElse(
                    in -> TrailFiles.read(name, in, sink), () -> new TrailFiles(sink).read(Path.of(name)));
        }
    }

    /** The names of the files. */
    public List<String> names() {
        return files.stream().map(Input::name).toList();
    }
}
