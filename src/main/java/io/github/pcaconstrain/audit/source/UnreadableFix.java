package io.github.pcaconstrain.audit.source;

/** What a user can do about something that could not be read. */
public final class UnreadableFix {
    /** About what is damaged, or is not what it should be. */
    public static final String REPAIR = "repair or remove it, or go on without it with --keep-going";

    /** About a key store that is sound. */
    static final String PASSWORD =
            "give its password with --password-file FILE or in PCA_CONSTRAIN_PASSWORD, or skip it with --keep-going";

    /** About a file that there is not. */
    static final String PATH = "check the path, or skip it with --keep-going";

    /** About a file that may not be read. */
    static final String PERMISSION = "check who may read it, or skip it with --keep-going";

    /** About a server that does not answer as one. */
    static final String SERVER =
            "check the host, the port and that the server is running, or skip it with --keep-going";

    /** About a server that is slow. */
    static final String TIMEOUT = "check the host and the port, or allow more time with --timeout";

    /** About a host that there is not. */
    static final String HOST = "check the name of the host, or skip it with --keep-going";

    /** About a port at which something else answers. */
    static final String PROTOCOL =
            "check the port; for STARTTLS write smtp://HOST, imap://HOST or ldap://HOST, or skip it with --keep-going";

    private UnreadableFix() {}
}
