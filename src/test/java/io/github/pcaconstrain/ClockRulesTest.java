package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Time is read from one clock, which the console has: nobody asks the system's behind its back. */
class ClockRulesTest {
    private static final String ROOT = "io.github.pcaconstrain.";

    /** Where a clock is made; the last two are of runs that nobody sees. */
    private static final Set<String> WITH_A_CLOCK_OF_THEIR_OWN =
            Set.of("cli.Main", "cli.shell.Console", "cli.startup.Training$Shown", "cli.startup.TrainingBundle");

    @Test
    void theSystemsClockIsReadInAFewPlacesAlone() {
        Set<String> places = ProductionClasses.outsideTheSandbox()
                .filter(each -> readings(each).findAny().isPresent())
                .map(each -> each.getName().substring(ROOT.length()))
                .collect(Collectors.toSet());

        assertThat(places).containsExactlyInAnyOrderElementsOf(WITH_A_CLOCK_OF_THEIR_OWN);
    }

    private static Stream<JavaAccess<?>> readings(JavaClass each) {
        return each.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget target && isReading(target));
    }

    private static boolean isReading(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        if (parameters.contains(Clock.class.getName())) {
            return false;
        }
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.time.Clock", "java.time.InstantSource" -> name.matches("(system|tick).*");
            case "java.util.Calendar" -> name.equals("getInstance");
            case "java.util.Date", "java.util.GregorianCalendar" -> name.equals("<init>") && parameters.isEmpty();
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }
}
