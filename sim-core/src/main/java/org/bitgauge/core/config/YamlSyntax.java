package org.bitgauge.core.config;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Limits of the YAML parser, and its complaints in a user's words. */
final class YamlSyntax {
    /** Deepest nesting of one file. */
    static final int DEEPEST = 100;

    private static final int MOST_ALIASES = 1000;

    private YamlSyntax() {}

    static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setCodePointLimit((int) YamlSource.LARGEST_BYTES + 1);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    /** Leaves every scalar a text: what it means is decided by the type it is bound to. */
    static Resolver untypedResolver() {
        return new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        };
    }

    /** What the parser found wrong. */
    static Problem problem(SourceText source, YAMLException wrong) {
        if (wrong instanceof MarkedYAMLException marked) {
            return marked(source, marked);
        }
        String message = String.valueOf(wrong.getMessage());
        if (message.contains("Nesting Depth")) {
            return tooDeep(source);
        }
        if (message.contains("aliases")) {
            return Problem.at(
                    tooManyAliases(source), "", "more than " + MOST_ALIASES + " aliases", "use fewer aliases");
        }
        return Problem.at(source.at(1, 1), "", "not YAML: " + message, "");
    }

    /** Nesting beyond the limit, at the first value that is too deep. */
    static Problem tooDeep(SourceText source) {
        int[] depth = {0};
        Location at = first(source, event -> {
            if (event instanceof CollectionStartEvent) {
                depth[0]++;
            } else if (event instanceof CollectionEndEvent) {
                depth[0]--;
            }
            return depth[0] > DEEPEST;
        });
        return Problem.at(at, "", "nested more than " + DEEPEST + " levels deep", "flatten the file");
    }

    private static Location tooManyAliases(SourceText source) {
        Set<String> collections = new HashSet<>();
        int[] count = {0};
        return first(source, event -> {
            if (event instanceof CollectionStartEvent start && start.getAnchor() != null) {
                collections.add(start.getAnchor());
            } else if (event instanceof AliasEvent alias && collections.contains(alias.getAnchor())) {
                count[0]++;
            }
            return count[0] > MOST_ALIASES;
        });
    }

    /** Place of the first parser event with a property; the parser keeps its own stack and does not recurse. */
    private static Location first(SourceText source, Predicate<Event> property) {
        ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(source.text())), options());
        try {
            while (parser.peekEvent() != null) {
                Event event = parser.getEvent();
                if (property.test(event)) {
                    return at(source, event.getStartMark());
                }
            }
        } catch (YAMLException endsBefore) {
            return source.at(1, 1);
        }
        return source.at(1, 1);
    }

    private static Problem marked(SourceText source, MarkedYAMLException wrong) {
        Mark place = wrong.getProblemMark() != null ? wrong.getProblemMark() : wrong.getContextMark();
        String problem = String.valueOf(wrong.getProblem());
        if (problem.contains("TAB")) {
            return Problem.at(at(source, place), "", "a tab where YAML allows only spaces", "indent with spaces");
        }
        if (problem.contains("but found another document")
                || String.valueOf(wrong.getContext()).contains("single document")) {
            return Problem.at(at(source, place), "", "a second document begins here", "keep one document per file");
        }
        if (problem.startsWith("Global tag is not allowed: ")) {
            String tag = problem.substring(problem.indexOf(": ") + 2);
            return Problem.at(at(source, place), "", "the tag '" + tag + "' has no meaning here", "remove the tag");
        }
        if (problem.contains("undefined alias")) {
            return Problem.at(at(source, place), "", problem, "define the anchor '&name' before the alias '*name'");
        }
        return Problem.at(at(source, place), "", "not YAML: " + problem, remedy(wrong));
    }

    private static String remedy(MarkedYAMLException wrong) {
        Mark begin = wrong.getContextMark();
        String context = wrong.getContext() == null ? "" : wrong.getContext();
        if (begin == null || context.isEmpty()) {
            return "check indentation, colons, brackets and quotes";
        }
        return "check indentation, colons, brackets and quotes " + context + " that begins on line "
                + (begin.getLine() + 1);
    }

    private static Location at(SourceText source, @Nullable Mark mark) {
        return mark == null ? source.at(1, 1) : source.at(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
