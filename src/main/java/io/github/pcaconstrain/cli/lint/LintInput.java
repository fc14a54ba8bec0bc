package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.cli.input.GivenInput;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.document.FileContent;
import io.github.pcaconstrain.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something to lint, with its name for people.
 *
 * @param label a file, or the subject of a certificate
 * @param subject what is linted
 */
record LintInput(String label, Subject subject) {
    /**
     * Every certificate of a file, with constraints or without, and the constraints in it.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it has neither
     */
    static List<LintInput> of(GivenInput given) {
        FileContent content = given.content();
        List<LintInput> inputs = new ArrayList<>();
        content.certificates()
                .forEach(certificate -> inputs.add(new LintInput(certificate.label(), Subject.of(certificate))));
        content.constraints().forEach(document -> inputs.add(of(given.source(), document.decoded())));
        return inputs;
    }

    private static LintInput of(String source, DecodedNameConstraints decoded) {
        return new LintInput(
                source, new Subject(decoded.constraints(), decoded.problems(), Optional.empty(), Set.of()));
    }
}
