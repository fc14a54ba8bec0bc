package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A service whose answers a test chooses by the id of a CA or certificate. */
final class StubCa implements PrivateCa {
    static final String PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    final Map<Ownership, List<Authority>> listed = new LinkedHashMap<>();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<String> settings = Collections.synchronizedList(new ArrayList<>());
    boolean refusesLists;
    /** Whether settings are told that an id says are refused. */
    boolean tellsAll;
    /** Run at each call for a setting. */
    Runnable onSetting = () -> {};
    /** Run at each call, before it is answered. */
    Runnable onCall = () -> {};

    static CaArn arn(String id) {
        return new CaArn("aws", "us-east-1", "111122223333", id);
    }

    /** What a CA or certificate of this id answers: by the words in the id. */
    private Optional<SignedCertificate> answer(String id) {
        asked.add(id);
        onCall.run();
        if (id.contains("denied")) {
            throw new AwsRefusedException("Get", id, "AccessDeniedException", "no", "ask for it");
        }
        if (id.contains("lost")) {
            throw new AwsRefusedException("Get", id, "RequestFailedException", "no", "ask for it");
        }
        if (id.contains("gone")) {
            throw new AwsRefusedException("Get", id, "ResourceNotFoundException", "no", "check the ARN");
        }
        if (id.contains("away")) {
            throw new AwsUnreachableException("cannot ask AWS", "check the network");
        }
        if (id.contains("junk")) {
            return Optional.of(new SignedCertificate("no PEM", ""));
        }
        return id.contains("none") ? Optional.empty() : Optional.of(new SignedCertificate(PEM, ""));
    }

    void add(Ownership ownership, CaStatus status, String id) {
        listed.computeIfAbsent(ownership, key -> new ArrayList<>())
                .add(new Authority(
                        arn(id),
                        "111122223333",
                        CaType.SUBORDINATE,
                        status,
                        Optional.empty(),
                        KeyAlgorithm.RSA_2048,
                        SigningAlgorithm.SHA256WITHRSA,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        UsageMode.GENERAL_PURPOSE,
                        Optional.empty(),
                        CaOrder.Revocation.NONE));
    }

    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        if (refusesLists) {
            throw new AwsRefusedException("ListCertificateAuthorities", "", "AccessDeniedException", "no", "allow it");
        }
        listed.getOrDefault(ownership, List.of()).forEach(each);
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return answer(ca.id());
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        return answer(certificateArn.substring(certificateArn.lastIndexOf('/') + 1));
    }

    @Override
    public Authority describe(CaArn ca) {
        return listed.values().stream()
                .flatMap(List::stream)
                .filter(authority -> authority.arn().equals(ca))
                .findFirst()
                .orElseThrow(() -> new AwsRefusedException("Describe", ca.id(), "ResourceNotFoundException", "no", ""));
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String issue(SigningOrder order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        ask("permissions", ca);
        return List.of();
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        ask("policy", ca);
        return Optional.empty();
    }

    Optional<Map<String, String>> tags(CaArn ca) {
        ask("tags", ca);
        return Optional.of(Map.of());
    }

    private void ask(String setting, CaArn ca) {
        settings.add(setting + " " + ca.id());
        onSetting.run();
        if (ca.id().contains("no-" + setting) && !tellsAll) {
            throw new AwsRefusedException("Get", ca.id(), "AccessDeniedException", "no", "ask for it");
        }
    }
}
