package io.github.pcaconstrain.sandbox.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
