# shellcheck shell=sh
# How pca-constrain is started, shared by bin/pca-constrain of a distribution and scripts/pca-constrain of a checkout.
#
# Environment:
#   JAVA_HOME                  the Java to use; without it, the java on PATH
#   PCA_CONSTRAIN_JAVA_OPTS    more options for the JVM, separated by blanks
#   PCA_CONSTRAIN_NO_CACHE=1   neither makes nor uses a class archive
#
# A class archive holds the tool's classes as the JVM wants them in memory, which saves most of the time a short command
# takes. There is one for each group of commands, since it takes longer to start with the more there is in it. It is made in
# the background at the first start with a Java, and kept in
# ${XDG_CACHE_HOME:-~/.cache}/pca-constrain/jvm/<path of the jar>/<path of the Java>/<group>.
# The self-contained archive and the packages have a Java in lib/runtime, and archives that were made with it: one for offline
# commands, one for a single call of AWS, and one with what the others need on top of that. Then no other Java is used, and
# nothing is written.
# An archive is never needed: where it is missing, outdated, damaged or cannot be written, the tool starts without it and says
# nothing. (JDK 17 ignores it for a jar whose path has blanks.)

main=io.github.pcaconstrain.cli.Main
training=io.github.pcaconstrain.cli.startup.Training

# fail EXIT_CODE MESSAGE HINT
fail() {
    printf 'pca-constrain: %s\nhint: %s\n' "$2" "$3" >&2
    exit "$1"
}

# find_java [OWN_JAVA]: sets own, java, java_home and java_major, or fails. The JDK's release file tells its version without
# starting it.
find_java() {
    own=
    if [ -n "${1-}" ] && [ -x "$1/bin/java" ]; then
        own=$1 java=$1/bin/java java_home=$1
    elif [ -n "${JAVA_HOME-}" ]; then
        java=$JAVA_HOME/bin/java
        java_home=$JAVA_HOME
        [ -x "$java" ] || fail 2 "JAVA_HOME is $JAVA_HOME, which has no bin/java" \
            'set JAVA_HOME to a Java 17 or newer, or unset it to use the java on PATH'
    else
        java=$(command -v java) || fail 2 'found no java: JAVA_HOME is not set and PATH has none' \
            'install a Java 17 or newer, or set JAVA_HOME to one'
        java_home=$(readlink -f "$java" 2>/dev/null)
        java_home=${java_home%/bin/java}
    fi

    java_version=
    if [ -n "$java_home" ] && [ -r "$java_home/release" ]; then
        while IFS='"' read -r key value _; do
            [ "$key" != JAVA_VERSION= ] || { java_version=$value && break; }
        done <"$java_home/release"
    fi
    if [ -z "$java_version" ]; then
        said=$("$java" -version 2>&1 </dev/null)
        case $said in *' version "'*) said=${said#*' version "'} && java_version=${said%%'"'*} ;; esac
    fi

    java_major=${java_version%%[!0-9]*}
    [ "${java_major:-0}" -ge 17 ] || fail 2 "needs Java 17 or newer, but $java is ${java_version:-of no known version}" \
        'install a Java 17 or newer and set JAVA_HOME to it'
}

# Has Java read arguments, the environment and file names as UTF-8, which is how they are written today: it goes by the
# locale, and in the one that cron, containers and "env -i" leave, which knows ASCII alone, it would replace every other
# letter. A UTF-8 locale of the user's stays. One that is not installed counts for nothing, so it is replaced too; what is
# in an archive of locales only a program could tell, and that would take longer than the command. Where there is no
# C.UTF-8 either, the tool refuses what it could not read. macOS has nothing but UTF-8 for these, whatever the locale.
use_utf8() {
    locales=/usr/lib/locale
    locale=${LC_ALL:-${LC_CTYPE:-${LANG-}}}
    case $locale in
        *.[Uu][Tt][Ff]8 | *.[Uu][Tt][Ff]-8)
            [ ! -d "$locales/${locale%.*}.utf8" ] && [ ! -d "$locales/$locale" ] && [ ! -e $locales/locale-archive ] &&
                { [ -d $locales/C.utf8 ] || [ -d $locales/C.UTF-8 ]; } || return 0
            ;;
    esac
    export LC_ALL=C.UTF-8
}

# Sets pages to the option for large pages where Linux gives them to those who ask. To get some thousand small ones takes
# a short command a tenth of its time.
find_pages() {
    pages=
    enabled=/sys/kernel/mm/transparent_hugepage/enabled
    if [ -r $enabled ] && read -r modes <$enabled; then
        case $modes in *'[madvise]'*) pages=-XX:+UseTransparentHugePages ;; esac
    fi
}

# Sets terminal to which of the descriptors 0, 1 and 2 are a terminal, and how many columns it has, as in "012:80"; to
# nothing where none is. Java cannot tell. In a pipe, no program is started for it.
find_terminal() {
    terminal=
    for descriptor in 0 1 2; do
        [ ! -t $descriptor ] || terminal=$terminal$descriptor
    done
    [ -n "$terminal" ] || return 0
    { size=$(exec 2>/dev/null && stty size <&3); } 3<&"${terminal#"${terminal%?}"}"
    terminal=$terminal:${size#* }
}

# Where standard input is closed, the first file that the JVM opens would take its number, and would be read in its place.
# A file that cannot be read takes it, so that reading standard input fails.
keep_stdin() {
    { true 3<&0; } 2>/dev/null || exec 0>/dev/null
}

# Whether a line on standard error can be written again and again.
can_redraw() {
    case ${TERM-},${CI-} in dumb,* | *,[!f0]*) return 1 ;; esac
    [ -t 2 ]
}

# same FILE MARK: whether FILE has the time that MARK was given with "touch -r". To ask for more than that, a program
# would have to be started, which takes as long as the encoding itself.
same() {
    # shellcheck disable=SC3013 # -nt and -ot are not in POSIX, but in every sh there is
    [ -e "$1" ] && [ -e "$2" ] && ! [ "$1" -nt "$2" ] && ! [ "$1" -ot "$2" ]
}

# Sets archive to the class archive of this jar and Java where there is a sound one. Where not, leaves it empty and has
# one made. Only the user's own archive is loaded. The marks are compared for the JVM's sake: it refuses an archive of
# another jar or Java by itself, but a truncated one can crash it.
find_archive() {
    archive=
    if [ -n "$own" ]; then
        [ -z "${PCA_CONSTRAIN_NO_CACHE-}" ] || return 0
        case $group in
            offline | aws) archive=$own/$group.archive ;;
            *) archive=$own/others.archive ;;
        esac
        # That is on top of another, which the JVM looks for where it was when both were made. This name is good everywhere.
        if [ "${archive##*/}" = others.archive ] && [ "$java_major" -ge 25 ] && [ -r "$own/aws.archive" ]; then
            exec 8<"$own/aws.archive" && archive=/dev/fd/8:$archive
        fi
        return
    fi
    # Where something looks at every class that is loaded, JDK 17 can crash on one of an archive.
    case ${PCA_CONSTRAIN_JAVA_OPTS-} in *agent* | *FlightRecord*) return ;; esac
    cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    case ${PCA_CONSTRAIN_NO_CACHE:+off}$cache in
        /*) cache=$cache/pca-constrain/jvm ;;
        *) return ;;
    esac
    folder=$cache$jar/$java_home/$group
    # shellcheck disable=SC3067 # -O is not in POSIX, but in every sh there is
    if [ -O "$folder/classes" ] && same "$folder/classes" "$folder/of-classes" &&
        same "$jar" "$folder/of-jar" && same "$java" "$folder/of-java"; then
        archive=$folder/classes
    else
        ! can_redraw || [ -d "$folder/training" ] || case " $* " in
            *' -q '* | *' --quiet '*) ;;
            *) echo 'pca-constrain: note: making later starts faster, in the background' >&2 ;;
        esac
        (train &) </dev/null >/dev/null 2>&1
    fi
}

# Makes the class archive. The folder "training" is both workshop and lock. A run that fails or is killed leaves it, so
# that the next attempt waits for an hour.
train() {
    trap '' HUP
    umask 077
    mkdir -p "$folder" && cd "$folder" || return
    find training -maxdepth 0 -mmin +60 -exec rm -rf {} +
    mkdir training && cd training || return
    touch -r "$jar" of-jar && touch -r "$java" of-java || return
    # Every start needs most of what is in it, so JDK 25 loads it all in one go. It uses no profiles, which
    # an AOT cache would have: no short command is compiled that far.
    linked=
    [ "$java_major" -lt 25 ] || linked=-XX:+AOTClassLinking
    run_java -XX:DumpLoadedClassList="$PWD/list" $training "$group" "$PWD" || return
    # shellcheck disable=SC2086 # an option, or none
    run_java -Xshare:dump $linked -XX:SharedClassListFile="$PWD/list" -XX:SharedArchiveFile="$PWD/classes"
    [ -s classes ] && touch -r classes of-classes && same "$jar" of-jar && same "$java" of-java || return
    sync classes # lest a crash of the machine leaves half of it
    rm -f ../of-classes && mv -f classes of-jar of-java .. && mv -f of-classes .. || return
    cd .. && rm -rf training
    # What is left of jars and Javas long gone; an archive still in use is made anew.
    find "$cache" -name classes -mtime +90 -exec rm -f {} +
}

# Runs the JVM for training. No variable of the user's may steer it: PCA_CONSTRAIN_OUT would write a file,
# JAVA_TOOL_OPTIONS load an agent.
run_java() {
    # shellcheck disable=SC2086 # several options on purpose
    env -i HOME="$HOME" PATH="$PATH" LC_ALL="${LC_ALL:-$locale}" nice "$java" ${tuning:-$quick} -cp "$jar" "$@"
}

# What a Java of our own needs to take its archives anywhere, and to leave no trace.
settle_in() {
    tuning="$tuning -XX:-UsePerfData" # which is a file in /tmp
    # Archives hold compressed pointers, which a heap of 32 GiB and more does not have; the JVM takes a quarter of all memory.
    [ ! -r /proc/meminfo ] || ! read -r _ kilobytes _ </proc/meminfo || [ "${kilobytes:-0}" -lt 100000000 ] ||
        case $tuning in *-Xmx*) ;; *) tuning="$tuning -Xmx24g" ;; esac
    # Before JDK 25, an archive is good for one path of the jar only. This one leads to it from everywhere.
    [ "$java_major" -ge 25 ] || { exec 9<"$jar" && jar=/dev/fd/9; }
}

# start JAR ARGUMENT...: becomes the tool. To be called after find_java.
start() {
    jar=$1
    shift

    group=offline sandbox=${PCA_CONSTRAIN_SANDBOX-}
    for argument in "$@"; do
        case $argument in
            arn:*) group=aws ;;
            --sandbox | --sandbox=*) sandbox=$argument ;;
        esac
    done
    case ${1-} in
        csr) group=aws ;;
        issue | install | test | apply | retire) group=apply ;;
        audit | suggest) group=audit ;;
        sandbox) group=sandbox ;;
    esac
    [ -z "$sandbox" ] || [ "$group" = audit ] || group=sandbox

    use_utf8
    find_pages
    # Most commands are over before optimised code or a parallel collector could pay for itself.
    quick="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData $pages"
    case $group,${1-} in
        # Its memory stays flat; unlimited, the JVM would take a quarter of it all. Inlined into one another, its readers
        # would be compiled three times over, which takes longer than it saves.
        audit,*)
            tuning='-Xmx320m -Xmn64m -XX:+UseSerialGC'
            tuning="$tuning -XX:+IgnoreUnrecognizedVMOptions -XX:FreqInlineSize=100 -XX:LoopUnrollLimit=10"
            ;;
        # A sandbox in the same process makes RSA keys, which takes several times as long without optimised code.
        sandbox,* | *,impact | *,verify) tuning='' ;;
        # The shortest are even over before most of what the JVM would compile by itself is used again.
        offline,*) tuning="$quick -XX:CompileThresholdScaling=8" ;;
        *) tuning=$quick ;;
    esac

    [ -z "$own" ] || settle_in
    find_archive "$@"
    find_terminal
    keep_stdin

    # JDK 17 reads the environment by file.encoding, which macOS does not take for UTF-8 in every locale.
    # With -jar the JVM would read the index of the jar first, whose classes it has in the archive.
    # The JVM's log, off here, would report an archive it cannot use on stdout. Its fatal errors do not go through it.
    set -f
    # shellcheck disable=SC2086 # several options on purpose
    exec "$java" -Xlog:disable -Dfile.encoding=UTF-8 "-Dpca-constrain.terminal=$terminal" $tuning ${archive:+"-XX:SharedArchiveFile=$archive"} ${PCA_CONSTRAIN_JAVA_OPTS-} -cp "$jar" $main "$@"
}
