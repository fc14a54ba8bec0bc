package io.github.pcaconstrain.cli.completion;

import io.github.pcaconstrain.cli.completion.Candidates.Kind;
import io.github.pcaconstrain.cli.completion.CompletedCommand.CompletedOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The scripts for bash and zsh. Both look up values in the same two functions. A function for each shell finds out
 * which value is to be completed.
 */
public final class ShellScript {
    private static final String HEAD = """
        # Completion of pca-constrain, written by 'pca-constrain completion'.

        """;

    private static final String BASH = """
        _pca_constrain_bash() {
            local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command kind choices
            COMPREPLY=()
            if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "$_pca_constrain_commands" -- "$current"))
                return
            fi
            # Bash takes --as=der for three words.
            if [ "$current" = = ]; then
                current=
            elif [ "$before" = = ]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
            fi
            command=${COMP_WORDS[1]}
            _pca_constrain_value "$command" "$before"
            if [ "$kind" = none ]; then
                case $current in
                    -*)
                        COMPREPLY=($(compgen -W "$(_pca_constrain_options "$command")" -- "$current"))
                        return
                        ;;
                esac
                _pca_constrain_value "$command" ''
            fi
            case $kind in
                word) COMPREPLY=($(compgen -W "$choices" -- "$current")) ;;
                list)
                    local begun=
                    case $current in *,*) begun=${current%,*}, ;; esac
                    COMPREPLY=($(compgen -P "$begun" -W "$choices" -- "${current##*,}"))
                    compopt -o nospace 2>/dev/null
                    ;;
                file | folder)
                    local IFS=$'\\n' action=-f
                    [ $kind = file ] || action=-d
                    COMPREPLY=($(compgen $action -- "$current"))
                    # Has readline quote names, end folders with a slash, and try what begins with ~ or a quote.
                    compopt -o filenames -o default 2>/dev/null
                    ;;
            esac
        }
        """;

    private static final String ZSH = """
        _pca_constrain_zsh() {
            local current=${words[CURRENT]} before=${words[CURRENT-1]} command=${words[2]} kind choices
            if [ "$CURRENT" -eq 2 ]; then
                compadd -- ${=_pca_constrain_commands}
                return
            fi
            case $current in
                --*=*)
                    before=${current%%=*}
                    compset -P '*='
                    ;;
            esac
            _pca_constrain_value "$command" "$before"
            if [ "$kind" = none ]; then
                case $current in
                    -*)
                        compadd -- ${=$(_pca_constrain_options "$command")}
                        return
                        ;;
                esac
                _pca_constrain_value "$command" ''
            fi
            case $kind in
                word) compadd -- ${=choices} ;;
                list)
                    compset -P '*,'
                    compadd -S '' -- ${=choices}
                    ;;
                file) _files || { compset -P '*[:=]' && _files; } ;; # what may come before a file, such as scp:
                folder) _files -/ ;;
            esac
        }
        """;

    private static final String BASH_START = """
        complete -F _pca_constrain_bash pca-constrain
        """;

    private static final String ZSH_START = """
        if [ "${funcstack[1]-}" = _pca-constrain ]; then
            _pca_constrain_zsh "$@"
        else
            type compdef >/dev/null 2>&1 || { autoload -Uz compinit && compinit; }
            compdef _pca_constrain_zsh pca-constrain
        fi
        """;

    private ShellScript() {}

    /** For bash, 3.2 or newer. */
    public static String bash(List<CompletedCommand> commands) {
        return HEAD + data(commands) + BASH + "\n" + BASH_START;
    }

    /** For zsh: to be sourced, or to be saved as {@code _pca-constrain} in a folder of {@code fpath}. */
    public static String zsh(List<CompletedCommand> commands) {
        return "#compdef pca-constrain\n" + HEAD + data(commands) + ZSH + "\n" + ZSH_START;
    }

    /** One script for both, to be sourced. */
    public static String bashAndZsh(List<CompletedCommand> commands) {
        return HEAD + data(commands) + BASH + "\n" + ZSH + "\nif [ -n \"${ZSH_VERSION-}\" ]; then\n"
                + ZSH_START.indent(4) + "else\n" + BASH_START.indent(4) + "fi\n";
    }

    private static String data(List<CompletedCommand> commands) {
        String names = commands.stream().map(CompletedCommand::name).collect(Collectors.joining(" "));
        return "_pca_constrain_commands='" + names + " --help --version'\n\n"
                + "# The options of a command.\n"
                + "_pca_constrain_options() {\n    case $1 in\n"
                + commands.stream().map(ShellScript::options).collect(Collectors.joining())
                + "    esac\n}\n\n"
                + "# What comes after an option of a command, or where none is given, as its argument.\n"
                + "_pca_constrain_value() {\n    kind=none choices=\n    case \"$1 $2\" in\n"
                + values(commands)
                + "    esac\n}\n\n";
    }

    private static String options(CompletedCommand command) {
        String names = command.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
        return "        " + command.name() + ") echo '" + names + "' ;;\n";
    }

    /** Options with the same values share a branch. */
    private static String values(List<CompletedCommand> commands) {
        Map<Candidates, StringBuilder> branches = new LinkedHashMap<>();
        for (CompletedCommand command : commands) {
            for (CompletedOption option : command.options()) {
                option.names().forEach(name -> add(branches, option.value(), command.name() + " " + name));
            }
            add(branches, command.arguments(), command.name() + " ");
        }
        return branches.entrySet().stream()
                .map(branch -> branch(branch.getKey(), branch.getValue().toString()))
                .collect(Collectors.joining());
    }

    private static void add(Map<Candidates, StringBuilder> branches, Candidates value, String place) {
        if (value.kind() != Kind.NONE) {
            StringBuilder places = branches.computeIfAbsent(value, none -> new StringBuilder());
            places.append(places.isEmpty() ? "        " : " | \\\n            ").append("'" + place + "'");
        }
    }

    private static String branch(Candidates value, String places) {
        String choices = value.words().isEmpty() ? "" : " choices='" + String.join(" ", value.words()) + "'";
        return places + ")\n            kind=" + value.kind().name().toLowerCase(Locale.ROOT) + choices + "\n"
                + "            ;;\n";
    }
}
