package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.util.Locale;

/** Another verifier. Witnesses do not decide anything; they show what relying parties that use them will do. */
public enum Witness {
    /** The PKIX validator of the current Java, which ignores the constraints in the trust anchor. */
    JDK("the JDK") {
        @Override
        WitnessVerdict judge(Chain chain) {
            return JavaWitness.ask(this, chain);
        }
    },
    /** The PKIX validator of Bouncy Castle, which does so too. */
    BC("Bouncy Castle") {
        @Override
        WitnessVerdict judge(Chain chain) {
            return JavaWitness.ask(this, chain);
        }
    },
    /** {@code openssl verify}. */
    OPENSSL("OpenSSL") {
        @Override
        WitnessVerdict judge(Chain chain) {
            return OpenSsl.judge(chain);
        }
    },
    /** {@code certtool --verify}. */
    GNUTLS("GnuTLS") {
        @Override
        WitnessVerdict judge(Chain chain) {
            return GnuTls.judge(chain);
        }
    },
    /** {@code certutil -V}: the classic verifier, not the one of Firefox. */
    NSS("NSS") {
        @Override
        WitnessVerdict judge(Chain chain) {
            return Nss.judge(chain);
        }
    },
    /** {@code crypto/x509}, by a small program that {@code go run} compiles. */
    GO("Go") {
        @Override
        WitnessVerdict judge(Chain chain) {
            return Golang.judge(chain);
        }
    };

    private final String title;

    Witness(String title) {
        this.title = title;
    }

    /** Its name in a sentence. */
    public String title() {
        return title;
    }

    /** The name in options and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Asks the witness about a chain. This never throws, and returns within a limited time. */
    public WitnessVerdict testify(Chain chain) {
        try {
            return judge(chain);
        } catch (RuntimeException | StackOverflowError e) { // an exception on hostile input is an answer, too
            return new WitnessVerdict(this, "", Answer.FAILS, "it threw " + e);
        }
    }

    abstract WitnessVerdict judge(Chain chain);
}
