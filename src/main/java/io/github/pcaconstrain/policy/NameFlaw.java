package io.github.pcaconstrain.policy;

import java.util.Optional;

/** Why a presented name breaks the rules of its form. */
final class NameFlaw implements PresentedName.Visitor<Optional<String>> {
    private static final NameFlaw INSTANCE = new NameFlaw();

    private NameFlaw() {}

    static Optional<String> of(PresentedName name) {
        return name.accept(INSTANCE);
    }

    @Override
    public Optional<String> dns(PresentedName.Dns name) {
        return DnsIndex.flaw(name.value());
    }

    @Override
    public Optional<String> ip(PresentedName.Ip name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> email(PresentedName.Email name) {
        return Mailbox.flaw(name.value());
    }

    @Override
    public Optional<String> uri(PresentedName.Uri name) {
        return UriHost.of(name.value()).flaw();
    }

    @Override
    public Optional<String> directory(PresentedName.Directory name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> opaque(PresentedName.Opaque name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> malformed(PresentedName.Malformed name) {
        return Optional.of(name.flaw());
    }
}
