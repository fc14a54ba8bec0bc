package io.github.pcaconstrain.finding;

import java.util.Locale;

/** A code that is an enum constant: NOT_A_CA is {@code not-a-ca}. */
public interface EnumeratedCode extends FindingCode {
    /** The name of the constant. */
    String name();

    /** The documentation of the code. */
    CodeInfo about();

    @Override
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    default Severity severity() {
        return about().severity();
    }

    @Override
    default String source() {
        return about().source();
    }

    @Override
    default String explanation() {
        return about().explanation();
    }

    @Override
    default String fix() {
        return about().fix();
    }
}
