package io.github.pcaconstrain.policy.name;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A name that a certificate presents, or might present, in its subject or among its alternative names. */
public sealed interface PresentedName {
    /** The name form. */
    NameForm form();

    /** The value of the name, as presented. */
    String value();

    /** Calls the method for this form. */
    <R> R accept(Visitor<R> visitor);

    /** The name as written on the command line. */
    default String text() {
        String prefix = form().isSupported() ? form().prefix() : form().asn1Name();
        return prefix + ":" + value();
    }

    /** The name as written on the command line, in a notation that is parsed to the same octets. */
    default String exactText() {
        return text();
    }

    /** A dNSName, possibly with a wildcard as its first label. */
    record Dns(String value) implements PresentedName {
        public Dns {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public NameForm form() {
            return NameForm.DNS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dns(this);
        }
    }

    /** An iPAddress. */
    record Ip(IpAddress address) implements PresentedName {
        public Ip {
            Objects.requireNonNull(address, "address");
        }

        @Override
        public NameForm form() {
            return NameForm.IP;
        }

        @Override
        public String value() {
            return address.toString();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ip(this);
        }
    }

    /** An rfc822Name, or an emailAddress in a subject that has none. */
    record Email(String value) implements PresentedName {
        public Email {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public NameForm form() {
            return NameForm.EMAIL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.email(this);
        }
    }

    /** A uniformResourceIdentifier. */
    record Uri(String value) implements PresentedName {
        public Uri {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public NameForm form() {
            return NameForm.URI;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.uri(this);
        }
    }

    /** A subject, or a directoryName among the alternative names. */
    record Directory(DistinguishedName name) implements PresentedName {
        public Directory {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public NameForm form() {
            return NameForm.DIRECTORY_NAME;
        }

        @Override
        public String value() {
            return name.text();
        }

        @Override
        public String exactText() {
            return form().prefix() + ":" + name.exact();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.directory(this);
        }
    }

    /** A name of a form that is not matched. */
    record Opaque(NameForm form, String value) implements PresentedName {
        public Opaque {
            Objects.requireNonNull(value, "value");
            if (form.isSupported()) {
                throw new IllegalArgumentException(form + " has a type of its own");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.opaque(this);
        }
    }

    /**
     * A name whose encoding breaks the rules of its form, such as an iPAddress of five octets.
     *
     * @param form the form under which it is shown
     * @param value the text to show
     * @param flaw what is wrong with it
     * @param mayBe the forms that it may have: its own, or all if not even the form can be read
     */
    record Malformed(NameForm form, String value, String flaw, Set<NameForm> mayBe) implements PresentedName {
        public Malformed {
            Objects.requireNonNull(form, "form");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(flaw, "flaw");
            mayBe = Set.copyOf(mayBe);
        }

        /** A name of this form. */
        public Malformed(NameForm form, String value, String flaw) {
            this(form, value, flaw, Set.of(form));
        }

        /** Something that may be a name of any form. */
        public static Malformed ofAnyForm(String value, String flaw) {
            return new Malformed(NameForm.OTHER_NAME, value, flaw, EnumSet.allOf(NameForm.class));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.malformed(this);
        }
    }

    /**
     * One method for each kind of name.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** For a dNSName. */
        R dns(Dns name);

        /** For an iPAddress. */
        R ip(Ip name);

        /** For an rfc822Name. */
        R email(Email name);

        /** For a uniformResourceIdentifier. */
        R uri(Uri name);

        /** For a directoryName or a subject. */
        R directory(Directory name);

        /** For a form that is not matched. */
        R opaque(Opaque name);

        /** For a name that breaks the rules of its form. */
        R malformed(Malformed name);
    }
}
