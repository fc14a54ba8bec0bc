package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the sandbox's state is when no folder is given. */
@DisabledOnOs(OS.WINDOWS)
class SandboxFolderTest {
    @Test
    void theVariablesComeBeforeWhatTheSystemCallsHome() {
        assertThat(folder(Map.of("XDG_STATE_HOME", "/x", "HOME", "/h"))).isEqualTo("/x/pca-constrain/sandbox");
        assertThat(folder(Map.of("HOME", "/h"))).isEqualTo("/h/.local/state/pca-constrain/sandbox");
        assertThat(folder(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")))
                .isEqualTo("/h/.local/state/pca-constrain/sandbox");
    }

    @Test
    void whereHomeIsNotSetTheSystemKnowsOne() {
        assertThat(withUserHome("/u", Map.of())).isEqualTo("/u/.local/state/pca-constrain/sandbox");
        assertThat(withUserHome("/u", Map.of("HOME", ""))).isEqualTo("/u/.local/state/pca-constrain/sandbox");
    }

    @Test
    void aUserWithoutAHomeIsToldToNameAFolder() {
        assertThatThrownBy(() -> withUserHome("?", Map.of())) // what Java says of a user the system does not know
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("no folder for the sandbox's state");
    }

    private static String folder(Map<String, String> environment) {
        return SandboxFolder.standard(environment);
    }

    private static String withUserHome(String home, Map<String, String> environment) {
        String before = System.setProperty("user.home", home);
        try {
            return folder(environment);
        } finally {
            System.setProperty("user.home", before);
        }
    }
}
