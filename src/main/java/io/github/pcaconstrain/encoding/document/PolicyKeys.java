package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.Optional;

/** The keys under which a policy file lists the constraints of each form. */
final class PolicyKeys {
    private PolicyKeys() {}

    /** The key of a form that a policy can hold. */
    static String of(NameForm form) {
        return form == NameForm.DIRECTORY_NAME ? form.asn1Name() : form.prefix();
    }

    /** The form of a key. */
    static Optional<NameForm> form(String key) {
        return Arrays.stream(NameForm.values())
                .filter(NameForm::isSupported)
                .filter(form -> of(form).equals(key))
                .findFirst();
    }
}
