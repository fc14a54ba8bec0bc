package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.PrivateCa;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A method that is named like a question answers it, and does nothing else. */
class QuestionRulesTest {
    private static final String QUESTION = "(is|has)([A-Z].*)?";
    private static final Set<String> NETWORK = Set.of(PrivateCa.class.getName(), CertificateManager.class.getName());

    @Test
    void aQuestionIsAnsweredByYesOrNo() {
        assertThat(questions().filter(each -> !isYesOrNo(each)).map(JavaMethod::getFullName))
                .isEmpty();
    }

    @Test
    void aQuestionChangesNothing() {
        assertThat(questions().flatMap(QuestionRulesTest::changes)).isEmpty();
    }

    /** A call of ours that returns nothing is made for what it does: it prints, writes, settles, or moves something on. */
    @Test
    void aQuestionCallsNothingForItsEffect() {
        assertThat(questions().flatMap(QuestionRulesTest::actions)).isEmpty();
    }

    @Test
    void aQuestionIsNotPutToTheNetwork() {
        assertThat(questions().flatMap(QuestionRulesTest::requests)).isEmpty();
        assertThat(questions().filter(QuestionRulesTest::takesNetwork).map(JavaMethod::getFullName))
                .isEmpty();
    }

    private static Stream<JavaMethod> questions() {
        return ProductionClasses.outsideTheSandbox()
                .flatMap(each -> each.getMethods().stream())
                .filter(method -> method.getName().matches(QUESTION));
    }

    private static boolean isYesOrNo(JavaMethod method) {
        return method.getRawReturnType().isEquivalentTo(boolean.class);
    }

    private static Stream<String> changes(JavaMethod question) {
        return closure(question).stream()
                .flatMap(method -> method.getFieldAccesses().stream())
                .filter(access -> access.getAccessType() == AccessType.SET)
                .map(JavaFieldAccess::getDescription);
    }

    private static Stream<String> actions(JavaMethod question) {
        return calls(question)
                .filter(call -> call.getTarget() instanceof CodeUnitCallTarget target
                        && !target.getName().equals("<init>")
                        && isAnAction(target.getOwner(), question)
                        && target.getRawReturnType().isEquivalentTo(void.class))
                .map(JavaAccess::getDescription);
    }

    private static boolean isAnAction(JavaClass owner, JavaMethod question) {
        return owner.isAssignableTo(PrintStream.class)
                || (owner.getPackageName().startsWith("io.github.pcaconstrain") && !owner.equals(question.getOwner()));
    }

    private static Stream<String> requests(JavaMethod question) {
        return calls(question)
                .filter(call -> NETWORK.contains(call.getTargetOwner().getName()))
                .map(JavaAccess::getDescription);
    }

    private static boolean takesNetwork(JavaMethod question) {
        return question.getRawParameterTypes().stream().map(JavaClass::getName).anyMatch(NETWORK::contains);
    }

    private static Stream<JavaAccess<?>> calls(JavaMethod question) {
        return closure(question).stream().flatMap(method -> method.getAccessesFromSelf().stream());
    }

    /** The method, and those of its own class that it calls. */
    private static Set<JavaMethod> closure(JavaMethod question) {
        Set<JavaMethod> closure = new LinkedHashSet<>(List.of(question));
        Deque<JavaMethod> open = new ArrayDeque<>(closure);
        while (!open.isEmpty()) {
            open.pop().getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().equals(question.getOwner()))
                    .flatMap(call -> call.getTarget().resolveMember().stream())
                    .filter(closure::add)
                    .forEach(open::push);
        }
        return closure;
    }
}
