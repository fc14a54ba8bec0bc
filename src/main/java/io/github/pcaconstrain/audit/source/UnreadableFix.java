package io.github.pcaconstrain.audit.source;

/** What a user can do about something that could not be read. */
public final class UnreadableFix {
    /** For something damaged or of the wrong kind. */
    public static final String REPAIR = "repair or remove it, or skip it with --keep-going";

    /** For an intact key store that could not be opened. */
    static final String PASSWORD =
            "give its password with --password-file FILE or in PCA_CONSTRAIN_PASSWORD, or skip it with --keep-going";

    /** For a file that does not exist. */
    static final String PATH = "check the path, or skip it with --keep-going";

    /** For a file that the user may not read. */
    static final String PERMISSION = "check the permissions of the file, or skip it with --keep-going";

    /** For a server that does not answer. */
    static final String SERVER =
            "check the host, the port and that the server is running, or skip it with --keep-going";

    /** For a server that answers too late. */
    static final String TIMEOUT = "check the host and the port, or allow more time with --timeout";

    /** For a host that does not exist. */
    static final String HOST = "check the host name, or skip it with --keep-going";

    /** For a port on which something else answers. */
    static final String PROTOCOL =
            "check the port; for STARTTLS write smtp://HOST, imap://HOST or ldap://HOST, or skip it with --keep-going";

    /** For something that could not be stored temporarily. */
    static final String SPACE = "free space in the temporary folder, or skip it with --keep-going";

    private UnreadableFix() {}
}
