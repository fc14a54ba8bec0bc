package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.Testimony.Answer;
import java.util.Locale;

/** A verifier other than ours. None of them decides anything; each shows what relying parties that use it will do. */
public enum Witness {
    /** The PKIX validator of the Java that runs this, with the constraints in the anchor set aside, as is its way. */
    JDK("the JDK") {
        @Override
        Testimony judge(Chain chain) {
            return JavaWitness.ask(this, chain);
        }
    },
    /** The PKIX validator of Bouncy Castle; likewise. */
    BC("Bouncy Castle") {
        @Override
        Testimony judge(Chain chain) {
            return JavaWitness.ask(this, chain);
        }
    },
    /** {@code openssl verify}. */
    OPENSSL("OpenSSL") {
        @Override
        Testimony judge(Chain chain) {
            return OpenSsl.judge(chain);
        }
    },
    /** {@code certtool --verify}. */
    GNUTLS("GnuTLS") {
        @Override
        Testimony judge(Chain chain) {
            return GnuTls.judge(chain);
        }
    },
    /** {@code certutil -V}: the classic verifier, not the one of Firefox. */
    NSS("NSS") {
        @Override
        Testimony judge(Chain chain) {
            return Nss.judge(chain);
        }
    },
    /** {@code crypto/x509}, by a small program that {@code go run} compiles. */
    GO("Go") {
        @Override
        Testimony judge(Chain chain) {
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

    /** The word for it in options and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Puts the chain to it. Whatever becomes of it, this does not throw, and ends within some seconds. */
    public Testimony testify(Chain chain) {
        try {
            return judge(chain);
        } catch (RuntimeException | StackOverflowError e) { // what it throws on hostile input is an answer, too
            return new Testimony(this, "", Answer.FAILS, "it threw " + e);
        }
    }

    abstract Testimony judge(Chain chain);
}
