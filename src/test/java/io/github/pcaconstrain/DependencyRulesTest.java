package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.pcaconstrain.ArchitecturePage.Row;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom: the tables of {@code docs/explanation/architecture.md} say it, and the classes keep to them. */
class DependencyRulesTest {
    private static final String ROOT = "io.github.pcaconstrain.";
    private static final String COMMANDS = "cli.";
    private static final Set<String> SHARED_BY_COMMANDS = Set.of(
            "cli.shell",
            "cli.progress",
            "cli.prompt",
            "cli.option",
            "cli.selection",
            "cli.input",
            "cli.show",
            "cli.show.suggestion",
            "cli.completion",
            "cli.startup");

    private static final Path SOURCES = Path.of("src/main/java/io/github/pcaconstrain");

    /** More files than this need a reason, which the page gives, and more than {@link #HUGE} are never right. */
    private static final int FULL = 25;

    private static final int HUGE = 60;

    private static final JavaClasses CLASSES = ProductionClasses.ALL;
    private static final ArchitecturePage PAGE = ArchitecturePage.read();
    private static final Map<String, Set<String>> ARROWS = arrows();

    @Test
    void everyPackageHasARow() {
        assertThat(ARROWS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        PAGE.rows().stream().map(Row::name).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPackageImportsWhatItsRowSaysAndNothingElse(String name, Row row) {
        List<String> imports = ours(name).toList();

        assertThat(imports).allMatch(row::allows, "allowed by the row of " + name);
        assertThat(row.allowed())
                .as("arrows of " + name + " that something goes along")
                .allMatch(word -> imports.stream().anyMatch(imported -> Row.matches(word, imported)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPackageUsesOnlyTheLibrariesOfItsRow(String name, Row row) {
        assertThat(libraries(name)).allMatch(row::allowsLibrary, "allowed by the row of " + name);
        assertThat(row.libraries())
                .as("libraries of " + name + " that something uses")
                .allMatch(word -> libraries(name).anyMatch(used -> ArchitecturePage.isOf(word, used)));
    }

    /** Then there is no cycle. */
    @Test
    void everyPackageImportsOnlyThoseAboveIt() {
        List<String> seen = new ArrayList<>();
        for (Row row : PAGE.rows()) {
            assertThat(seen)
                    .as("rows above " + row.name())
                    .containsAll(ours(row.name()).toList());
            seen.add(row.name());
        }
    }

    @Test
    void noCommandImportsAnotherButApply() {
        ARROWS.forEach((name, imports) -> {
            if (isCommand(name) && !name.equals("cli.apply")) {
                assertThat(imports).as("imports of " + name).noneMatch(DependencyRulesTest::isCommand);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("onlyForTheCommandLine")
    void onlyTheCommandLineImports(String name) {
        ARROWS.forEach((from, imports) -> {
            if (!isIn("cli", from) && !isIn(name, from)) {
                assertThat(imports).as("imports of " + from).noneMatch(to -> isIn(name, to));
            }
        });
    }

    /** A mistake of ours in both would cancel itself out. */
    @Test
    void theSandboxSharesNoCodeWithTheRest() {
        ARROWS.forEach((from, imports) -> {
            if (isIn("sandbox", from)) {
                assertThat(imports).as("imports of " + from).allMatch(to -> isIn("sandbox", to));
            }
        });
    }

    /** Options are declared by one class, so that they are all read, refused and completed alike. */
    @Test
    void onlyTheOptionKitPutsOptionsTogether() {
        assertThat(CLASSES.stream()
                        .filter(each -> each.getDirectDependenciesFromSelf().stream()
                                .anyMatch(to ->
                                        isOptionBuilder(to.getTargetClass().getName())))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("Option", "Choice", "HelpPage", "CommandLines");
    }

    private static boolean isOptionBuilder(String name) {
        return name.equals("picocli.CommandLine$Model$OptionSpec$Builder")
                || name.equals("picocli.CommandLine$Model$PositionalParamSpec$Builder");
    }

    @Test
    void noTwoClassesOutsideTheSandboxShareAName() {
        Map<String, List<String>> byName = CLASSES.stream()
                .filter(each -> each.isTopLevelClass() && !isIn("sandbox", name(each)))
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));

        assertThat(byName.values()).allMatch(classes -> classes.size() == 1, "one class of a name");
    }

    @Test
    void packagesOfUnusualSizeAreExplained() {
        Set<String> unusual = new TreeSet<>(full());
        classes().forEach((name, count) -> {
            if (count < 3) {
                unusual.add(name);
            }
        });

        assertThat(PAGE.unusualSizes()).containsExactlyInAnyOrderElementsOf(unusual);
    }

    /** A package that cannot be taken in at a glance is split; the page names the few that a split would make worse. */
    @Test
    void fewPackagesAreFullAndNoneIsHuge() {
        assertThat(full()).as("packages of more than %d files", FULL).hasSizeLessThanOrEqualTo(4);
        assertThat(files())
                .as("files of a package")
                .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(HUGE));
    }

    private static Set<String> full() {
        return files().entrySet().stream()
                .filter(each -> each.getValue() > FULL)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> classes() {
        return CLASSES.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(DependencyRulesTest::name, Collectors.counting()));
    }

    /** How many files each package has, {@code package-info.java} included. */
    private static Map<String, Long> files() {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> SOURCES.relativize(file.resolveSibling(""))
                                    .toString()
                                    .replace(File.separatorChar, '.'),
                            Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> rows() {
        return PAGE.rows().stream().map(row -> arguments(row.name(), row));
    }

    static Stream<String> onlyForTheCommandLine() {
        return Stream.of("cli", "aws", "sandbox");
    }

    private static boolean isCommand(String name) {
        return name.startsWith(COMMANDS) && !SHARED_BY_COMMANDS.contains(name);
    }

    private static boolean isIn(String tree, String name) {
        return ArchitecturePage.isOf(tree, name);
    }

    private static Stream<String> ours(String name) {
        return ARROWS.getOrDefault(name, Set.of()).stream();
    }

    private static Stream<String> libraries(String name) {
        return CLASSES.stream()
                .filter(each -> name(each).equals(name))
                .flatMap(DependencyRulesTest::targets)
                .filter(target -> !target.isPrimitive() && !target.getName().startsWith(ROOT))
                .map(JavaClass::getPackageName)
                .filter(each -> !each.matches("(java|javax|org\\.jspecify)(\\..*)?"))
                .distinct();
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            Set<String> imports = arrows.computeIfAbsent(name(each), unused -> new TreeSet<>());
            targets(each)
                    .filter(target -> target.getName().startsWith(ROOT))
                    .map(DependencyRulesTest::name)
                    .filter(target -> !target.equals(name(each)))
                    .forEach(imports::add);
        }
        return arrows;
    }

    private static Stream<JavaClass> targets(JavaClass each) {
        return each.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType);
    }

    /** The name of a class's package without what all of ours have in common. */
    private static String name(JavaClass each) {
        return each.getPackageName().substring(ROOT.length());
    }
}
