package io.github.pcaconstrain.audit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.OutputFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was fetched is there again, whatever became of the process that fetched it, and is never believed if it is not
 * whole.
 */
class FetchedCertificatesTest {
    private static final SignedCertificate[] SIGNED = {
        new SignedCertificate("first", "chain of a"),
        new SignedCertificate("second", ""),
        new SignedCertificate("third", "chain of a"),
        new SignedCertificate("", "chain of b")
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path parent;

    @Test
    void aCertificateIsThereInTheNextRunWithItsChain() {
        try (FetchedCertificates fetched = open()) {
            assertThat(fetched.size()).isZero();
            fillTo(fetched, SIGNED.length);
            assertHolds(fetched, SIGNED.length);
        }
        try (FetchedCertificates fetched = open()) {
            assertHolds(fetched, SIGNED.length);
        }
    }

    @Test
    void manyAreFoundAgain() {
        int count = 10_000;
        try (FetchedCertificates fetched = open()) {
            for (int i = 0; i < count; i++) {
                fetched.add("arn" + i, new SignedCertificate("certificate " + i, "chain " + i % 3));
            }
        }
        try (FetchedCertificates fetched = open()) {
            assertThat(fetched.size()).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                assertThat(fetched.find("arn" + i))
                        .contains(new SignedCertificate("certificate " + i, "chain " + i % 3));
            }
            assertThat(fetched.find("arn" + count)).isEmpty();
        }
    }

    @Test
    void theSameChainIsWrittenOnce() throws IOException {
        String chain = "chain ".repeat(1000);
        try (FetchedCertificates fetched = open()) {
            fetched.add("a", new SignedCertificate("x", chain));
            fetched.add("b", new SignedCertificate("y", chain));
        }
        try (FetchedCertificates fetched = open()) {
            fetched.add("c", new SignedCertificate("z", chain));
        }
        assertThat(Files.size(file())).isBetween((long) chain.length(), 2L * chain.length());
    }

    @Test
    void aFileThatWasCutOffAnywhereHoldsWhatIsWholeAndGoesOn() throws IOException {
        try (FetchedCertificates fetched = open()) {
            fillTo(fetched, SIGNED.length);
        }
        byte[] whole = Files.readAllBytes(file());
        int before = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (FetchedCertificates fetched = open()) {
                int there = fetched.size();
                assertThat(there).as("cut at " + length).isBetween(before, before + 1);
                assertHolds(fetched, there);
                before = there;
                fillTo(fetched, SIGNED.length);
            }
            try (FetchedCertificates fetched = open()) {
                assertHolds(fetched, SIGNED.length);
            }
        }
        assertThat(before).isEqualTo(SIGNED.length);
    }

    @Test
    void nothingThatWasDamagedIsBelieved() throws IOException {
        try (FetchedCertificates fetched = open()) {
            fillTo(fetched, SIGNED.length);
        }
        byte[] whole = Files.readAllBytes(file());
        int start = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int at = start; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] = (byte) (damaged[at] ^ 1 << at % 8);
            Files.write(file(), damaged);
            try (FetchedCertificates fetched = open()) {
                assertThat(fetched.size()).as("damaged at " + at).isLessThan(SIGNED.length);
                assertHolds(fetched, fetched.size());
            }
        }
    }

    @Test
    void zerosThatAPowerCutLeavesAreDropped() throws IOException {
        try (FetchedCertificates fetched = open()) {
            fillTo(fetched, 2);
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length + 4096));
        try (FetchedCertificates fetched = open()) {
            assertHolds(fetched, 2);
        }
        assertThat(file()).hasSize(whole.length);
    }

    @Test
    void twoRunsAtOnceAreRefused() {
        try (FetchedCertificates first = open()) {
            assertThat(first.size()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage("another run is using " + folder());
        }
        open().close();
    }

    @Test
    void whatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(folder());
        Path other = Files.writeString(folder().resolve("thesis.txt"), "years of work");

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("--fetched: " + folder() + " holds other files");
        assertThatThrownBy(() -> FetchedCertificates.open(other.toString()))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("--fetched: " + other + " holds other files");

        Files.move(other, file());
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("--fetched: " + file() + " was not written by this version");
        assertThat(file()).hasContent("years of work");
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        Files.createDirectories(folder());
        open().close();
        assertThat(file()).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldOf() throws IOException {
        Path blocked = Files.writeString(parent.resolve("file"), "").resolve("folder");

        assertThatThrownBy(() -> FetchedCertificates.open(blocked.toString()))
                .isInstanceOf(OutputFileException.class)
                .hasMessageStartingWith("cannot write " + blocked + ": what is fetched cannot be kept there: ");
        assertThatThrownBy(() -> FetchedCertificates.open(" "))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("--fetched: ' ' is not a valid folder name");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX file system");
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private static void fillTo(FetchedCertificates fetched, int count) {
        for (int i = fetched.size(); i < count; i++) {
            fetched.add("arn" + i, SIGNED[i]);
        }
    }

    private static void assertHolds(FetchedCertificates fetched, int count) {
        for (int i = 0; i < SIGNED.length; i++) {
            if (i < count) {
                assertThat(fetched.find("arn" + i)).contains(SIGNED[i]);
            } else {
                assertThat(fetched.find("arn" + i)).isEmpty();
            }
        }
    }

    private FetchedCertificates open() {
        return FetchedCertificates.open(folder().toString());
    }

    private Path folder() {
        return parent.resolve("deep").resolve("fetched");
    }

    private Path file() {
        return folder().resolve(FetchedCertificates.NAME);
    }
}
