package io.github.pcaconstrain.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random chains of few words, so that constraints and names meet often: all types of names, one to three CAs, cross-certificates, key
 * identifiers, string types, wildcards and malformed values. The same seed gives the same chains.
 */
final class RandomChains {
    private static final List<String> FORMS = List.of("dns", "ip", "email", "uri", "dn");
    private final Random random;
    private final RandomNames values;

    RandomChains(long seed) {
        random = new Random(seed);
        values = new RandomNames(random);
    }

    /** Some chains that have their CAs in common. */
    List<RandomChain> next(int count) {
        List<String> forms = forms();
        List<RandomChain.Ca> cas = new ArrayList<>();
        int depth = 1 + random.nextInt(3);
        cas.add(ca("/CN=Root", forms, 6));
        for (int i = 1; i <= depth; i++) {
            cas.add(ca(subject(forms, i), forms, 1));
        }
        List<RandomChain> chains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chains.add(leaf(cas, forms));
        }
        return chains;
    }

    /** One type, or two. */
    private List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(pick(FORMS)));
        if (random.nextInt(3) == 0) {
            forms.add(pick(FORMS));
        }
        return forms;
    }

    private String subject(List<String> forms, int place) {
        return forms.contains("dn") && random.nextBoolean() ? values.dn() + "/CN=CA" + place : "/CN=CA" + place;
    }

    /** A CA, of which one in so many has constraints more often than not. */
    private RandomChain.Ca ca(String subject, List<String> forms, int oneIn) {
        List<String> constraints = random.nextInt(oneIn) == 0 && random.nextInt(5) > 0 ? entries(forms) : List.of();
        boolean isDouble = !subject.equals("/CN=Root") && random.nextInt(24) == 0;
        List<String> others = isDouble && random.nextBoolean() ? entries(forms) : List.of();
        String identifiers = seldom(12, () -> random.nextInt(4) == 0 ? "other" : "none", () -> "");
        return new RandomChain.Ca(subject, constraints, others, isDouble, identifiers);
    }

    private List<String> entries(List<String> forms) {
        return repeat(1 + random.nextInt(3), () -> {
            String side = random.nextInt(3) > 0 ? "permit " : "exclude ";
            String base = seldom(60, () -> pick(List.of("otherName:1.2.3", "registeredID:1.2.3")), () -> {
                String form = pick(forms);
                return form + ":" + values.base(form);
            });
            return side + base + seldom(80, () -> pick(List.of(" min=1", " max=2", " max=0")), () -> "");
        });
    }

    private RandomChain leaf(List<RandomChain.Ca> cas, List<String> forms) {
        String subject = switch (random.nextInt(6)) {
            case 0 -> "-";
            case 1 -> "/CN=" + pick(List.of("a.b.example", "www", "My User", "*.b.example", "10.0.0.1"));
            case 2 -> values.dn() + (random.nextInt(4) == 0 ? "/E=ia5(" + values.name("email") + ")" : "");
            default -> forms.contains("dn") ? values.dn() + "/CN=User 1" : "/CN=User 1";
        };
        List<String> names = repeat(random.nextInt(3), () -> {
            String form = seldom(8, () -> pick(FORMS), () -> pick(forms));
            return form + ":" + values.name(form);
        });
        return new RandomChain(cas, subject, names.isEmpty() && subject.equals("-") ? List.of("dns:a.example") : names);
    }

    private <T> T seldom(int oneIn, Supplier<T> then, Supplier<T> otherwise) {
        return random.nextInt(oneIn) == 0 ? then.get() : otherwise.get();
    }

    private <T> T pick(List<T> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> repeat(int times, Supplier<String> word) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            words.add(word.get());
        }
        return words;
    }
}
