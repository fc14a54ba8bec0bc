package io.github.pcaconstrain;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** The classes that the rules are about: read once, for all of the rules. */
public final class ProductionClasses {
    public static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.pcaconstrain");

    private ProductionClasses() {}

    /** All but those of the sandbox, which shares no code with the rest. */
    static Stream<JavaClass> outsideTheSandbox() {
        return ALL.stream().filter(each -> !each.getPackageName().startsWith("io.github.pcaconstrain.sandbox"));
    }
}
