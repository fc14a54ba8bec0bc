package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.output.OutputFile;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder with a policy for each CA. */
final class PolicyFolder {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)+)");
    private static final int LONGEST = 60;

    private PolicyFolder() {}

    /**
     * Writes the policies; none if one of them cannot be written.
     *
     * @return which file has which policy, a line each
     */
    static List<String> write(
            String folder, List<SuggestedPolicy> policies, Existing existing, Function<SuggestedPolicy, String> text) {
        Map<String, SuggestedPolicy> files = new LinkedHashMap<>();
        for (SuggestedPolicy policy : policies) {
            String name = name(policy.issuer());
            String free = name;
            for (int i = 2; files.containsKey(path(folder, free)); i++) {
                free = name + "-" + i;
            }
            files.put(path(folder, free), policy);
        }
        try {
            Files.createDirectories(Path.of(folder));
        } catch (IOException e) {
            throw new OutputFileException(
                    folder, "the folder cannot be created: " + e.getMessage(), "give another folder");
        }
        files.keySet().forEach(file -> OutputFile.check(file, existing, folderMade -> false));
        Map<String, byte[]> texts = new LinkedHashMap<>();
        files.forEach((file, policy) -> texts.put(file, text.apply(policy).getBytes(StandardCharsets.UTF_8)));
        texts.forEach((file, octets) -> OutputFile.write(file, existing, out -> out.write(octets)));
        List<String> lines = new ArrayList<>();
        files.forEach(
                (file, policy) -> lines.add("wrote " + file + " for " + PrintableText.printable(policy.issuer())));
        return lines;
    }

    private static String path(String folder, String name) {
        return Path.of(folder, name + ".yaml").toString();
    }

    /** The common name of the CA, as far as every file system takes it. */
    private static String name(String issuer) {
        Matcher common = COMMON_NAME.matcher(issuer);
        String text = (common.find() ? common.group(1) : issuer)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return name.isEmpty() ? "ca" : name;
    }
}
