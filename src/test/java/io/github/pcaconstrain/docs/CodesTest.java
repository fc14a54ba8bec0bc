package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.ProductionClasses;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.cli.show.CodeCatalogue;
import io.github.pcaconstrain.cli.show.CodeCatalogue.Area;
import io.github.pcaconstrain.cli.show.CodeCatalogue.Meaning;
import io.github.pcaconstrain.cli.show.CodeText;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of codes has every code that can be reported, and none that cannot. */
class CodesTest {
    private static final Path PAGE = Path.of("docs", "reference", "codes.md");
    private static final JavaClasses CLASSES = ProductionClasses.ALL;

    @Test
    void pageHasEveryCode() throws IOException {
        String page = Files.readString(PAGE);
        List<Area> areas = CodeCatalogue.areas();
        int start = page.indexOf(heading(areas.get(0)));
        String expected = (start < 0 ? page : page.substring(0, start))
                + areas.stream().map(CodesTest::section).collect(Collectors.joining("\n"));
        Golden.compare(PAGE, expected);
    }

    @Test
    void everyCodeExplainsItself() {
        assertThat(CodeCatalogue.meanings()).extracting(Meaning::code).allSatisfy(code -> {
            assertThat(code.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(code.source()).isNotBlank().doesNotEndWith(".");
            assertThat(code.explanation()).matches("(?s)([A-Z]|dNSName|otherName|--).*\\.");
            assertThat(code.fix()).matches("(?s)[a-z].*[^.]").hasSizeLessThan(140);
        });
        assertThat(CodeCatalogue.areas())
                .allSatisfy(area ->
                        assertThat(area.codes()).extracting(FindingCode::code).doesNotHaveDuplicates());
    }

    /** A finding takes its code as an object, so what no class can make, no finding can have. */
    @Test
    void everyClassOfCodesIsInTheCatalogue() {
        Set<String> catalogued = CodeCatalogue.meanings().stream()
                .map(meaning -> meaning.code() instanceof Enum<?> constant
                        ? constant.getDeclaringClass().getName()
                        : meaning.code().getClass().getName())
                .collect(Collectors.toSet());

        assertThat(CLASSES.stream()
                        .filter(each -> each.isAssignableTo(FindingCode.class))
                        .filter(each ->
                                !each.isInterface() && !each.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(catalogued);
    }

    @Test
    void everyConstantOfAnEnumIsInTheCatalogueAndReported() {
        Set<Object> catalogued =
                CodeCatalogue.meanings().stream().map(Meaning::code).collect(Collectors.toSet());
        Predicate<Enum<?>> isNotice = constant -> Arrays.stream(SourceNotice.values())
                .anyMatch(notice -> notice.name().equals(constant.name()));

        assertThat(enums()).hasSizeGreaterThan(5).allSatisfy(type -> {
            Enum<?>[] constants = (Enum<?>[]) type.reflect().getEnumConstants();
            assertThat(catalogued).contains((Object[]) constants);
            assertThat(Stream.of(constants).filter(isNotice.negate()))
                    .allMatch(constant -> isUsed(type.getField(constant.name())), "reported by something");
        });
    }

    /** Whatever makes a finding makes it of a code, or of another finding. */
    @Test
    void onlyCodesMakeFindings() {
        assertThat(CLASSES.get(Finding.class).getConstructors())
                .singleElement()
                .satisfies(constructor -> assertThat(constructor.getAccessesToSelf())
                        .extracting(access -> access.getOriginOwner().getName())
                        .containsOnly(FindingCode.class.getName(), Finding.class.getName()));
    }

    private static List<JavaClass> enums() {
        return CLASSES.stream()
                .filter(each -> each.isEnum() && each.isAssignableTo(FindingCode.class))
                .toList();
    }

    private static boolean isUsed(JavaField constant) {
        return constant.getAccessesToSelf().stream()
                .map(JavaAccess::getOriginOwner)
                .anyMatch(origin -> !origin.equals(constant.getOwner()));
    }

    private static String section(Area area) {
        return heading(area) + "\nReported by " + commands(area) + ".\n\n"
                + area.codes().stream().map(CodesTest::entry).collect(Collectors.joining("\n"));
    }

    private static String heading(Area area) {
        return "## " + area.title() + "\n";
    }

    private static String commands(Area area) {
        List<String> names =
                area.commands().stream().map(name -> "`" + name + "`").toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String entry(FindingCode code) {
        String severity = code.severity().label();
        return "### " + code.code() + "\n\n" + severity.substring(0, 1).toUpperCase(Locale.ROOT)
                + severity.substring(1) + (code instanceof Rule rule ? " (" + profiles(rule) + ")" : "") + ": "
                + markdown(code.explanation()) + "\n\n- fix: " + markdown(code.fix()) + "\n- source: "
                + markdown(code.source()) + "\n";
    }

    private static String profiles(Rule rule) {
        return rule.profiles().size() == Profile.values().length ? "every profile" : CodeText.profiles(rule);
    }

    /** The text, with what Markdown would take for its own taken back. */
    private static String markdown(String text) {
        return text.replaceAll("[*<`]|\\b_|(?<!\\w)_", "\\\\$0");
    }
}
