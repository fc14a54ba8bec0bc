package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Profile;
import java.util.EnumSet;
import java.util.Set;

/** Sets of profiles that many rules share. */
final class Profiles {
    /** All: each of the others builds on RFC 5280. */
    static final Set<Profile> EVERY = EnumSet.allOf(Profile.class);

    /** The profiles for CAs outside root programmes. */
    static final Set<Profile> PRIVATE = EnumSet.of(Profile.RFC5280, Profile.PCA, Profile.PORTABLE);

    /** The root programmes: Mozilla's policy adopts the Baseline Requirements for TLS. */
    static final Set<Profile> PUBLIC = EnumSet.of(Profile.BR, Profile.MOZILLA);

    static final Set<Profile> PCA = EnumSet.of(Profile.PCA);
    static final Set<Profile> PORTABLE = EnumSet.of(Profile.PORTABLE);
    static final Set<Profile> MOZILLA = EnumSet.of(Profile.MOZILLA);

    /** All except the one with a stricter rule. */
    static final Set<Profile> ALL_BUT_PORTABLE = EnumSet.complementOf(EnumSet.of(Profile.PORTABLE));

    static final Set<Profile> RFC_AND_PUBLIC = EnumSet.of(Profile.RFC5280, Profile.BR, Profile.MOZILLA);
    static final Set<Profile> RFC_AND_PCA = EnumSet.of(Profile.RFC5280, Profile.PCA);

    private Profiles() {}
}
