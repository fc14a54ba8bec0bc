package io.github.pcaconstrain.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    @Test
    void readsAllOfThem() {
        assertThat(Faults.parse("throttle=0.25, error=1,latency=50,in-progress=3,drop=0,seed=-7"))
                .isEqualTo(new Faults(0.25, 1, Duration.ofMillis(50), 3, 0, -7));
        assertThat(Faults.parse("latency=5")).isEqualTo(new Faults(0, 0, Duration.ofMillis(5), 0, 0, 0));
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
                "jitter=1; fault 'jitter=1' is none of throttle=P,error=P,latency=MS,in-progress=N,drop=P,seed=S",
                "drop; fault 'drop' is none of throttle=P,error=P,latency=MS,in-progress=N,drop=P,seed=S"
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.parse(text))
                .withMessage(message);
    }
}
