package io.github.pcaconstrain.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.cli.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short commands load no library that they do not use: that, and not what they compute, is most of their time. */
class StartUpTest {
    private static final String CLASS_PATH = StartedTool.classPathOfTests();
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");
    private static final List<String> UNUSED = List.of(
            "tools.jackson.databind.",
            "org.snakeyaml.",
            "org.bouncycastle.jc",
            "software.amazon.",
            "org.jline.",
            "jdk.internal.logger."); // of System.exit since JDK 21, at the price of reading the index of the jar

    /**
     * The most classes that are not the JDK's, some tenth above what there are: each one takes its time at every start.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        560 | encode -q -p .example.com -e .prod.example.com
        240 | explain constraints-missing
        285 | check -p example.com a.example.com
        385 | diff MBGgDzANggtleGFtcGxlLmNvbQ== MBGgDzANggtleGFtcGxlLmNvbQ==
        """)
    void loadsNothingThatItDoesNotUse(int most, String command) throws IOException, InterruptedException {
        List<String> loaded = loadedBy(command.split(" "));

        assertThat(loaded).anyMatch(name -> name.startsWith("io.github.pcaconstrain.cli."));
        assertThat(loaded.stream().filter(name -> UNUSED.stream().anyMatch(name::startsWith)))
                .isEmpty();
        assertThat(loaded.stream().filter(name -> JDK.stream().noneMatch(name::startsWith)))
                .hasSizeLessThan(most);
    }

    /** Of commands that need no Bouncy Castle, whose jars are signed here: their signatures are verified by JCA. */
    @Test
    void aCheckOfOptionsLoadsNoJca() throws IOException, InterruptedException {
        assertThat(loadedBy("check", "-p", "example.com", "a.example.com"))
                .noneMatch(name -> name.startsWith("sun.security.jca."));
    }

    /**
     * To find out that something is not there, the JVM reads the index of the whole jar, which a class archive saves
     * it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"encode -q -p .example.com", "check -p example.com a.example.com", "lint -p example.com"})
    void looksForNothingThatIsNotThere(String command) throws Exception {
        try (RecordingLoader loader = new RecordingLoader()) {
            Object exitCode = loader.loadClass(Main.class.getName())
                    .getMethod(
                            "run", String[].class, InputStream.class, PrintStream.class, PrintStream.class, Map.class)
                    .invoke(null, command.split(" "), System.in, nowhere(), nowhere(), Map.of());

            assertThat(exitCode).isEqualTo(0);
            assertThat(loader.missing).isEmpty();
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Loads the tool anew, and lists what it looks for without finding it. */
    private static final class RecordingLoader extends URLClassLoader {
        private final List<String> missing = new ArrayList<>();

        RecordingLoader() throws MalformedURLException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : CLASS_PATH.split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(new URL[0]);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException e) {
                missing.add(name);
                throw e;
            }
        }

        @Override
        public URL findResource(String name) {
            URL found = super.findResource(name);
            if (found == null) {
                missing.add(name);
            }
            return found;
        }
    }

    @Test
    void anAuditOfFilesLoadsNothingForAws() throws IOException, InterruptedException {
        List<String> loaded = loadedBy("audit", "examples/certificates/development.pem");

        assertThat(loaded).anyMatch(name -> name.startsWith("io.github.pcaconstrain.audit."));
        assertThat(loaded.stream()
                        .filter(name -> name.startsWith("software.amazon.")
                                || name.startsWith("io.github.pcaconstrain.audit.surroundings.")
                                || name.startsWith("io.github.pcaconstrain.audit.fleet.FleetSettings")
                                || name.startsWith("io.github.pcaconstrain.revocation.")))
                .isEmpty();
    }

    /** What two accounts need, and STS, are loaded only with the options for the parent's account. */
    @Test
    void aRunInOneAccountLoadsNothingForTwo() throws IOException, InterruptedException {
        List<String> loaded = loadedBy("csr", "-q", "--sandbox=:memory:", "--sandbox-key", "EC_prime256v1");

        assertThat(loaded).anyMatch(name -> name.startsWith("software.amazon.awssdk.services.acmpca."));
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.sts."))
                .noneMatch(name -> List.of("RoleSession", "ParentAccess", "TwoAccountPrivateCa")
                        .contains(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(StartedTool.JAVA, "-Xlog:class+load:stdout", "-cp", CLASS_PATH, Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> loaded = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                int source = line.indexOf(" source:");
                if (source > 0) {
                    loaded.add(line.substring(line.lastIndexOf(']', source) + 1, source)
                            .strip());
                }
            }
        }
        assertThat(process.waitFor()).isZero();
        return loaded;
    }
}
