package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.access.document.IamFileReader;
import io.github.pcaconstrain.access.document.PolicyKind;
import io.github.pcaconstrain.audit.access.PolicySource;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of {@code --iam}: a name, or a kind of policy, a colon and a name. */
final class PolicyFiles {
    private PolicyFiles() {}

    static PolicySource read(List<String> arguments, Console console) {
        IamFileReader reader = new IamFileReader();
        List<String> names = new ArrayList<>();
        for (String argument : arguments) {
            Optional<PolicyKind> kind = PolicyKind.before(argument);
            String file = kind.map(each -> argument.substring(each.word().length() + 1))
                    .orElse(argument);
            String name = InputFile.name(file);
            reader.read(name, InputFile.read(file, InputFile.MAX_OCTETS, console), kind);
            names.add(name);
        }
        return new PolicySource(reader.policies(), names);
    }
}
