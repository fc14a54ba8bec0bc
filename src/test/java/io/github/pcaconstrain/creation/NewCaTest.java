package io.github.pcaconstrain.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.workflow.JournalEntry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether a CA exists, from what AWS lists. */
class NewCaTest {
    private static final CaDefinition DEFINITION = CaDefinitionReader.read(
            "ca.yaml", "subject: {commonName: New}\nkeyAlgorithm: EC_prime256v1".getBytes(StandardCharsets.UTF_8));
    private static final Map<String, String> OWN = Map.of(CaDefinition.TAG, DEFINITION.fingerprint());
    private static final Map<String, String> OTHER = Map.of(CaDefinition.TAG, "another");

    /** The CAs of the account, and their tags; empty where they cannot be read. */
    private final Map<Authority, Optional<Map<String, String>>> cas = new LinkedHashMap<>();

    private CaArn ca(String id, CaStatus status, Optional<Map<String, String>> tags) {
        CaArn arn = CaArn.parse("arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/" + id);
        cas.put(
                new Authority(
                        arn,
                        "111122223333",
                        CaType.SUBORDINATE,
                        status,
                        Optional.empty(),
                        DEFINITION.key(),
                        DEFINITION.signing(),
                        DEFINITION.subject(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        DEFINITION.usageMode(),
                        DEFINITION.order().keyStorage(),
                        DEFINITION.order().revocation()),
                tags);
        return arn;
    }

    private Optional<CaArn> find() {
        PrivateCa privateCa = fake(PrivateCa.class, (proxy, method, args) -> {
            @SuppressWarnings("unchecked") // the parameter of list
            Consumer<Authority> each = (Consumer<Authority>) args[2];
            cas.keySet().forEach(each);
            return null;
        });
        CaLifecycle lifecycle = fake(
                CaLifecycle.class,
                (proxy, method, args) -> cas.entrySet().stream()
                        .filter(each -> each.getKey().arn().equals(args[0]))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
        return new NewCa(DEFINITION, "us-east-1", privateCa, lifecycle).find(List.<JournalEntry>of());
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @Test
    void theCaWithTheTagIsFound() {
        ca("other", CaStatus.ACTIVE, Optional.of(OTHER));
        CaArn own = ca("own", CaStatus.PENDING_CERTIFICATE, Optional.of(OWN));
        ca("failed", CaStatus.FAILED, Optional.of(OWN));
        ca("creating", CaStatus.CREATING, Optional.empty());

        assertThat(find()).contains(own);
    }

    @Test
    void aCaThatIsJustBeingCreatedMayBeTheOne() {
        CaArn creating = ca("creating", CaStatus.CREATING, Optional.empty());

        assertThatThrownBy(this::find)
                .isInstanceOf(InconclusiveException.class)
                .hasMessageContaining(creating.toString());
    }

    @Test
    void aCaWhoseTagsAreReadAndOthersIsAnother() {
        ca("creating", CaStatus.CREATING, Optional.of(OTHER));
        ca("untagged", CaStatus.ACTIVE, Optional.of(Map.of()));

        assertThat(find()).isEmpty();
    }

    @Test
    void ofTwoCasNoneIsTakenByChance() {
        CaArn first = ca("first", CaStatus.ACTIVE, Optional.of(OWN));
        CaArn second = ca("second", CaStatus.ACTIVE, Optional.of(OWN));

        assertThatThrownBy(this::find)
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("2 CAs have the tag")
                .hasMessageContaining(first.toString())
                .hasMessageContaining(second.toString());
    }
}
