package io.github.pcaconstrain.sandbox.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders of the state are their owner's alone, for there are private keys among them. */
final class Permissions {
    private Permissions() {}

    static void restrictFile(Path file) throws IOException {
        restrict(file, "rw-------");
    }

    static void restrictFolder(Path folder) throws IOException {
        restrict(folder, "rwx------");
    }

    /** What a file is made with to be its owner's alone from the start; nothing where the file system does not know of that. */
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
