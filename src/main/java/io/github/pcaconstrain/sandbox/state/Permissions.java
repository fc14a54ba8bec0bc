package io.github.pcaconstrain.sandbox.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Only the owner can read the files and folders of the state, since they contain private keys. */
final class Permissions {
    private Permissions() {}

    static void restrictFile(Path file) throws IOException {
        restrict(file, "rw-------");
    }

    static void restrictFolder(Path folder) throws IOException {
        restrict(folder, "rwx------");
    }

    /** The attributes that make a file private from its creation on; none if the file system has no permissions. */
    static FileAttribute<?>[] ofFile(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
