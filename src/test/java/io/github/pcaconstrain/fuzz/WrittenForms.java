package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.document.ConstraintDocument;
import io.github.pcaconstrain.encoding.document.EncodedForm;
import io.github.pcaconstrain.encoding.document.FileContent;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Optional;

/** All formats in which constraints are written. */
final class WrittenForms {
    private WrittenForms() {}

    /** Fails if reading any of them yields other octets. */
    static void areReadAgain(NameConstraints constraints, ExtensionValue value) {
        for (EncodedForm form : EncodedForm.values()) {
            ConstraintDocument document = FileContent.read("input", form.write(constraints, value), Notes.IGNORED)
                    .onlyConstraints();
            same(document.extension().map(ExtensionValue::hex), Optional.of(value.hex()), form.label());
        }
    }
}
