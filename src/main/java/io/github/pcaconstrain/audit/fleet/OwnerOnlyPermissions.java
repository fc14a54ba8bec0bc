package io.github.pcaconstrain.audit.fleet;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The attributes for new files and folders that only their owner can read, if the file system supports that. */
final class OwnerOnlyPermissions {
    private OwnerOnlyPermissions() {}

    static FileAttribute<?>[] file(Path path) {
        return of(path, "rw-------");
    }

    static FileAttribute<?>[] folder(Path path) {
        return of(path, "rwx------");
    }

    private static FileAttribute<?>[] of(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
