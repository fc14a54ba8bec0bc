package io.github.pcaconstrain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom. All but {@code sandbox} may also import {@code failure}, which imports nothing. */
class DependencyRulesTest {
    private static final String ROOT = "io.github.pcaconstrain.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.pcaconstrain");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # package    | ours                                                | outside libraries
        policy       | -                                                   | -
        finding      | -                                                   | -
        failure      | -                                                   | -
        pem          | -                                                   | -
        encoding     | policy pem                                          | org.bouncycastle tools.jackson org.snakeyaml.engine
        lint         | policy encoding finding                             | -
        ca           | policy                                              | -
        aws          | ca                                                  | software.amazon.awssdk
        issuance     | policy pem encoding lint ca finding                 | org.bouncycastle tools.jackson
        installation | policy encoding ca issuance finding                 | -
        probing      | policy encoding ca issuance finding                 | org.bouncycastle
        workflow     | policy encoding ca issuance installation probing finding | tools.jackson
        verification | policy encoding lint finding                        | org.bouncycastle
        revocation   | -                                                   | org.bouncycastle
        impact       | policy encoding ca                                  | -
        audit        | policy pem encoding lint verification ca finding    | org.bouncycastle tools.jackson
        report       | finding                                             | tools.jackson
        sandbox      | -                                                   | org.bouncycastle tools.jackson com.sun.net.httpserver
        """)
    void packageImportsOnlyWhatTheTableAllows(String name, String ours, String libraries) {
        String failure = name.equals("policy") || name.equals("finding") || name.equals("sandbox") ? "" : " failure";
        String[] allowed = Stream.of(
                        words(name + failure + " " + text(ours)).map(word -> ROOT + word),
                        words(text(libraries)),
                        Stream.of("java", "javax", "org.jspecify.annotations"))
                .flatMap(packages -> packages)
                .flatMap(allowedPackage -> Stream.of(allowedPackage, allowedPackage + ".."))
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(allowed).or(isArrayOfPrimitives()))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thereIsNoPackageThatTheTableDoesNotKnow() {
        classes()
                .should()
                .resideInAnyPackage(
                        words("policy finding failure pem encoding lint ca aws issuance installation probing"
                                        + " workflow verification revocation impact audit report sandbox cli")
                                .map(name -> ROOT + name + "..")
                                .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineUsesPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void nobodyImportsTheCommandLine() {
        onlyTheCommandLineImports("cli");
    }

    @Test
    void onlyTheCommandLineImportsAws() {
        onlyTheCommandLineImports("aws");
    }

    @Test
    void onlyTheCommandLineImportsTheSandbox() {
        onlyTheCommandLineImports("sandbox");
    }

    private static void onlyTheCommandLineImports(String name) {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + name + "..")
                .check(CLASSES);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> isArrayOfPrimitives() {
        return describe(
                "primitives and arrays of them",
                type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());
    }

    private static String text(@org.jspecify.annotations.Nullable String field) {
        return field == null ? "" : field;
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.strip().split(" +", -1)).filter(word -> !word.isEmpty());
    }
}
