package io.github.pcaconstrain.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String EVERY = "throttle=P, error=P, latency=MS, in-progress=N, drop=P, seed=S,"
            + " fail=OPERATION:ERROR[:N], dead=N, ignore-passthrough, late-refusal";

    @Test
    void readsAllOfThem() {
        assertThat(Faults.parse("throttle=0.25, error=1,latency=50,in-progress=3,drop=0,seed=-7,dead=2"))
                .isEqualTo(new Faults(0.25, 1, Duration.ofMillis(50), 3, 0, -7, List.of(), 2, false, false));
        assertThat(Faults.parse("latency=5"))
                .isEqualTo(new Faults(0, 0, Duration.ofMillis(5), 0, 0, 0, List.of(), 0, false, false));
    }

    @Test
    void readsScriptedFailures() {
        Faults faults = Faults.parse(
                "fail=acm.GetCertificate:ThrottlingException:2,ignore-passthrough,fail=GetCertificate:InvalidArnException,"
                        + "fail=GetCertificate:InvalidStateException");

        assertThat(faults.ignoresPassthrough()).isTrue();
        assertThat(faults.failures())
                .containsExactly(
                        new ScriptedFailure(Set.of("acm"), "GetCertificate", "ThrottlingException", 2),
                        new ScriptedFailure(Set.of("acm", "acm-pca"), "GetCertificate", "InvalidArnException", 1),
                        new ScriptedFailure(Set.of("acm-pca"), "GetCertificate", "InvalidStateException", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "throttle=2; fault throttle=2 is not a probability from 0 to 1",
                "error=often; fault error=often is not a probability from 0 to 1",
                "drop=NaN; fault drop=NaN is not a probability from 0 to 1",
                "latency=-1; fault latency=-1 is not a whole number from 0 to 600000",
                "in-progress=1.5; fault in-progress=1.5 is not a whole number from 0 to 1000000",
                "seed=x; fault seed=x is not a whole number",
                "seed=1,seed=2; fault seed is given more than once",
                "jitter=1; there is no fault 'jitter=1', only " + EVERY,
                "drop; there is no fault 'drop', only " + EVERY,
                "ignore-passthrough=1; there is no fault 'ignore-passthrough=1', only " + EVERY,
                "fail=IssueCertificate; fault fail=IssueCertificate is not [SERVICE.]OPERATION:ERROR[:N],"
                        + " N from 1 to 999999",
                "fail=s3.PutObject:AccessDenied; fault fail=s3.PutObject:AccessDenied is not"
                        + " [SERVICE.]OPERATION:ERROR[:N], N from 1 to 999999",
                "fail=ListTags:RequestFailedException:0; fault fail=ListTags:RequestFailedException:0 is not"
                        + " [SERVICE.]OPERATION:ERROR[:N], N from 1 to 999999",
                "fail=Sign:ValidationException; fault fail=Sign:ValidationException: there is no operation Sign",
                "fail=acm.ListTags:ValidationException; fault fail=acm.ListTags:ValidationException:"
                        + " there is no operation ListTags",
                "fail=ListCertificateAuthorities:InvalidArnException;"
                        + " fault fail=ListCertificateAuthorities:InvalidArnException: ListCertificateAuthorities"
                        + " does not return InvalidArnException, only AccessDeniedException, InternalFailure,"
                        + " InvalidNextTokenException, ThrottlingException, ValidationException"
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.parse(text))
                .withMessage(message);
    }
}
