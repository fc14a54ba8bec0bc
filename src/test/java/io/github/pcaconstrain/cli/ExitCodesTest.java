package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.pcaconstrain.ProductionClasses;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The help of a command lists the exit codes that its code can end with: those that it, or a class that it uses, returns
 * or throws an exception for. That no run ends with another one, {@link Cli} sees to in every test.
 */
class ExitCodesTest {
    private static final String ROOT = "io.github.pcaconstrain.";
    private static final Pattern RETURNED = Pattern.compile("(?<!exit\\()ExitCode\\.([A-Z]+)");

    /** What every command can end with: a usage error, a bug and Ctrl-C. */
    private static final Set<Integer> ALWAYS = Set.of(ExitCode.USAGE, ExitCode.BUG, ExitCode.INTERRUPTED);

    /** What a command could end with by the classes that it uses, but not by the methods that it calls. */
    private static final Map<String, Set<Integer>> NEVER = Map.of(
            "guard", Set.of(ExitCode.REFUSED, ExitCode.INCONCLUSIVE), // it makes no request
            "diff", Set.of(ExitCode.INCONCLUSIVE), // of AWS, it wants a certificate that is there, or is not
            "retire", Set.of(ExitCode.INCONCLUSIVE), // it waits for nothing that AWS makes
            "verify", Set.of(ExitCode.REFUSED), // its sources are those of audit, without AWS
            "sandbox", Set.of(ExitCode.OK, ExitCode.REFUSED, ExitCode.INCONCLUSIVE)); // it runs until it is stopped

    /** What a command ends with through another one. */
    private static final Map<String, Set<Integer>> OF_ANOTHER = Map.of("help", Set.of(ExitCode.OK));

    private static final Map<String, Integer> CONSTANTS = constants();

    static Stream<Arguments> commands() {
        return ListedExitCodes.ofCommands().entrySet().stream()
                .map(each -> arguments(
                        each.getKey(),
                        each.getValue().userObject().getClass().getName(),
                        ListedExitCodes.of(each.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void theHelpListsThoseThatTheCodeCanReturn(String command, String type, Set<Integer> listed) {
        Set<Integer> possible = new TreeSet<>(ALWAYS);
        used(ProductionClasses.ALL.get(type)).forEach(each -> possible.addAll(exitCodes(each)));
        possible.addAll(OF_ANOTHER.getOrDefault(command, Set.of()));
        possible.removeAll(NEVER.getOrDefault(command, Set.of()));

        assertThat(listed).isEqualTo(possible);
    }

    /** A command, and whatever it uses, but for the shell around it and other commands. */
    private static Set<JavaClass> used(JavaClass command) {
        Set<JavaClass> used = new HashSet<>();
        Deque<JavaClass> next = new ArrayDeque<>(Set.of(command));
        while (!next.isEmpty()) {
            JavaClass each = next.pop();
            if (used.add(each)) {
                each.getDirectDependenciesFromSelf().stream()
                        .map(to -> to.getTargetClass().getBaseComponentType())
                        .filter(ExitCodesTest::isOurs)
                        .forEach(next::add);
            }
        }
        return used;
    }

    private static boolean isOurs(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) && !name.equals(ROOT + "cli.") && !name.startsWith(ROOT + "cli.shell.");
    }

    private static Set<Integer> exitCodes(JavaClass type) {
        Set<Integer> codes = new HashSet<>();
        if (!type.isAssignableTo(UserFacingException.class)) {
            codes.addAll(written(type));
        }
        Stream.concat(
                        type.getConstructorCallsFromSelf().stream().map(call -> call.getTargetOwner()),
                        type.getMethodCallsFromSelf().stream()
                                .map(call -> call.getTarget().getRawReturnType()))
                .filter(target -> target.isAssignableTo(UserFacingException.class) && !target.equals(type))
                .forEach(target -> codes.addAll(written(target)));
        return codes;
    }

    /** The constants, which the compiler puts into the code, by the source. */
    private static Set<Integer> written(JavaClass type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        Path source = Path.of("src/main/java", outermost.replace('.', '/') + ".java");
        Set<Integer> codes = new HashSet<>();
        try {
            Matcher found = RETURNED.matcher(Files.readString(source));
            while (found.find()) {
                codes.add(CONSTANTS.get(found.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private static Map<String, Integer> constants() {
        Map<String, Integer> constants = new HashMap<>();
        constants.put("OK", ExitCode.OK);
        constants.put("FINDINGS", ExitCode.FINDINGS);
        constants.put("USAGE", ExitCode.USAGE);
        constants.put("REFUSED", ExitCode.REFUSED);
        constants.put("INCONCLUSIVE", ExitCode.INCONCLUSIVE);
        constants.put("BUG", ExitCode.BUG);
        constants.put("INTERRUPTED", ExitCode.INTERRUPTED);
        return constants;
    }
}
