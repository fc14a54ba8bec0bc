import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Writes which libraries the jar contains: for people as {@code THIRD-PARTY.md}, for programs as a CycloneDX 1.6 document,
 * {@code sbom/bom.json}. Names, licences and dependencies come from the POMs beside the libraries in Maven's local repository. The
 * build runs it with the arguments group, artifact, version, local repository, class path and folder.
 *
 * <p>It fails on a library without a licence, or with one that is not in {@link #LICENCES}: such a library is to be decided on.
 */
final class Inventory {
    /** The names that POMs use, and the SPDX identifier of each (spdx.org/licenses). */
    private static final Map<String, String> LICENCES = Map.of(
            "Apache License, Version 2.0", "Apache-2.0",
            "The Apache License, Version 2.0", "Apache-2.0",
            "The Apache Software License, Version 2.0", "Apache-2.0",
            "The Apache Software License, version 2.0", "Apache-2.0",
            "Apache-2.0", "Apache-2.0",
            "MIT", "MIT",
            "MIT License", "MIT",
            "MIT-0", "MIT-0",
            "Bouncy Castle Licence", "MIT",
            // The URL beside it is that of the three clauses.
            "The BSD License", "BSD-3-Clause");

    /** Copies of other projects' code inside of libraries, which no POM names. */
    private static final String CONTAINED = """
            `jackson-core` contains FastDoubleParser and Schubfach (MIT). `third-party-jackson-core` is a copy of `jackson-core`
            that the AWS SDK for Java ships (Apache-2.0). The Public Suffix List (publicsuffix.org, MPL-2.0) is that of Apache
            HttpClient; its source is in the jar as `org/publicsuffix/list/effective_tld_names.dat`. JLine's jars
            hold no licence: its text is `META-INF/LICENSE-jline` in the jar.
            """;

    private final Path repository;
    private final DocumentBuilder xml;

    private record Id(String group, String artifact, String version) {
        String key() {
            return group + ":" + artifact;
        }

        String purl() {
            return "pkg:maven/" + group + "/" + artifact + "@" + version + "?type=jar";
        }
    }

    private record Library(Id id, Path jar, String licence, String description, Set<String> dependencies) {}

    private Inventory(Path repository) throws ParserConfigurationException {
        this.repository = repository;
        this.xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    }

    public static void main(String[] args) throws Exception {
        Id self = new Id(args[0], args[1], args[2]);
        Inventory inventory = new Inventory(Path.of(args[3]).toRealPath());
        List<Library> libraries = new ArrayList<>();
        for (String entry : args[4].split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                libraries.add(inventory.library(Path.of(entry).toRealPath()));
            }
        }
        libraries.sort(Comparator.comparing(library -> library.id().key()));
        Path folder = Path.of(args[5]);
        Files.createDirectories(folder.resolve("sbom"));
        write(folder.resolve("THIRD-PARTY.md"), page(libraries));
        write(folder.resolve("sbom/bom.json"), inventory.bom(self, libraries));
    }

    // Not touched where nothing changed: its time makes the jar outdated.
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private Library library(Path jar) throws IOException, SAXException {
        // group.../artifact/version/file, as every repository of Maven's is laid out
        Path folder = repository.relativize(jar.getParent());
        int names = folder.getNameCount();
        Id id = new Id(
                folder.subpath(0, names - 2).toString().replace(File.separatorChar, '.'),
                folder.getName(names - 2).toString(),
                folder.getName(names - 1).toString());
        Element pom = pom(id);
        String name = licence(pom)
                .orElseThrow(() -> new IllegalStateException("found no licence in the POM of " + id + " or above it"));
        String licence = LICENCES.get(name);
        if (licence == null) {
            throw new IllegalStateException(id + " is under a licence that is not in Inventory.LICENCES: " + name);
        }
        return new Library(id, jar, licence, text(pom, "description").orElse(""), dependencies(pom, id));
    }

    private Element pom(Id id) throws IOException, SAXException {
        Path file = repository
                .resolve(id.group().replace('.', '/'))
                .resolve(id.artifact())
                .resolve(id.version())
                .resolve(id.artifact() + "-" + id.version() + ".pom");
        return parse(file);
    }

    private Element parse(Path file) throws IOException, SAXException {
        return xml.parse(new ByteArrayInputStream(Files.readAllBytes(file))).getDocumentElement();
    }

    private Optional<String> licence(Element pom) throws IOException, SAXException {
        Optional<String> own = child(pom, "licenses")
                .flatMap(licences -> child(licences, "license"))
                .flatMap(licence -> text(licence, "name"));
        Optional<Element> parent = child(pom, "parent");
        if (own.isPresent() || parent.isEmpty()) {
            return own;
        }
        return licence(pom(parent(parent.get())));
    }

    private static Id parent(Element parent) {
        return new Id(
                text(parent, "groupId").orElseThrow(),
                text(parent, "artifactId").orElseThrow(),
                text(parent, "version").orElseThrow());
    }

    // By group and artifact: which version it is was decided by Maven, and is in the class path. A parent's are inherited.
    private Set<String> dependencies(Element pom, Id id) throws IOException, SAXException {
        Set<String> keys = new LinkedHashSet<>();
        Optional<Element> parent = child(pom, "parent");
        if (parent.isPresent()) {
            keys.addAll(dependencies(pom(parent(parent.get())), id));
        }
        child(pom, "dependencies").ifPresent(all -> children(all)
                .filter(each -> !Set.of("test", "provided")
                        .contains(text(each, "scope").orElse("compile")))
                .filter(each -> !text(each, "optional").orElse("false").equals("true"))
                .forEach(each -> keys.add(text(each, "groupId")
                                .orElseThrow()
                                .replace("${project.groupId}", id.group())
                        + ":" + text(each, "artifactId").orElseThrow())));
        return keys;
    }

    private static Stream<Element> children(Element parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).filter(each -> each.getTagName().equals(name)).findFirst();
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(each -> each.getTextContent().strip().replaceAll("\\s+", " "));
    }

    private static String page(List<Library> libraries) {
        return """
                # Third-party software

                pca-constrain contains these libraries. They are unchanged, except that they are merged into one jar, and that picocli is
                compiled anew from its published sources.

                | library | version | licence |
                | --- | --- | --- |
                %s

                %s
                `META-INF/LICENSE` in the jar is the text of Apache-2.0. Archives and packages have the licence and the notice that each
                library ships in the folder `licences`. `META-INF/sbom/bom.json` in the jar lists the same libraries with their hashes, in
                CycloneDX.
                """.formatted(
                        libraries.stream()
                                .map(each -> "| %s | %s | %s |"
                                        .formatted(each.id().key(), each.id().version(), each.licence()))
                                .collect(Collectors.joining("\n")),
                        CONTAINED);
    }

    private String bom(Id self, List<Library> libraries) throws IOException, GeneralSecurityException, SAXException {
        Element project = parse(Path.of("pom.xml"));
        List<String> components = new ArrayList<>();
        List<String> graph = new ArrayList<>();
        graph.add(node(self, among(libraries, dependencies(project, self))));
        for (Library library : libraries) {
            components.add(component("library", library.id(), library.licence(), "\"description\": "
                    + quoted(library.description()) + ", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \""
                    + sha256(library.jar()) + "\"}]"));
            graph.add(node(library.id(), among(libraries, library.dependencies())));
        }
        return """
                {
                  "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {
                    "component": %s
                  },
                  "components": [
                    %s
                  ],
                  "dependencies": [
                    %s
                  ]
                }
                """.formatted(
                        component(
                                "application",
                                self,
                                "Apache-2.0",
                                "\"description\": " + quoted(text(project, "description").orElseThrow())),
                        String.join(",\n    ", components),
                        String.join(",\n    ", graph));
    }

    private static List<Library> among(List<Library> libraries, Set<String> keys) {
        return libraries.stream()
                .filter(each -> keys.contains(each.id().key()))
                .toList();
    }

    private static String component(String type, Id id, String licence, String more) {
        return """
                {"type": "%s", "bom-ref": "%s", "group": "%s", "name": "%s", "version": "%s", "purl": "%s", \
                "licenses": [{"license": {"id": "%s"}}], %s}""".formatted(
                        type, id.purl(), id.group(), id.artifact(), id.version(), id.purl(), licence, more);
    }

    private static String node(Id id, List<Library> dependencies) {
        return "{\"ref\": \"" + id.purl() + "\", \"dependsOn\": ["
                + dependencies.stream()
                        .map(each -> "\"" + each.id().purl() + "\"")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
