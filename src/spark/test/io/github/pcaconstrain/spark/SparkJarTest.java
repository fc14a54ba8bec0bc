package io.github.pcaconstrain.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar for Spark, and that the jar of the tool has nothing of it. */
class SparkJarTest {
    private static final Path JAR = Ran.TARGET.resolve("pca-constrain-spark.jar");
    private static final String RELOCATED = "io/github/pcaconstrain/spark/libraries/";

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void theToolHasNoClassForSpark() throws IOException {
        List<String> entries = entries(Ran.TARGET.resolve("pca-constrain.jar"));
        assertThat(entries).contains("io/github/pcaconstrain/cli/Main.class");
        assertThat(entries.stream().filter(name -> name.matches(".*/spark/.*|(scala|org/apache/(spark|hadoop))/.*")))
                .isEmpty();
    }

    @Test
    void librariesAreWhereNoOtherVersionsAre() throws IOException {
        List<String> entries = entries(JAR);
        assertThat(entries)
                .contains("io/github/pcaconstrain/spark/SparkAudit.class", RELOCATED + "jackson/core/JsonParser.class");
        assertThat(entries.stream().filter(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)|.*module-info.*")))
                .isEmpty();
        assertThat(entries.stream()
                        .filter(name -> name.endsWith(".class"))
                        .filter(name -> !name.startsWith("io/github/pcaconstrain/")))
                .isEmpty();
    }

    /** Everything that a class refers to is in the jar, in Spark, or in Java. */
    @Test
    void noClassIsMissing() throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        String spark;
        try (Stream<Path> jars =
                Files.list(Path.of(System.getProperty("spark.home.folder", "")).resolve("jars"))) {
            spark = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(out, out, "--multi-release", "base", "--missing-deps", "-cp", spark, JAR.toString());

        assertThat(code).isZero();
        assertThat(said.toString().lines().filter(line -> line.strip().endsWith("not found")))
                .isEmpty();
    }
}
