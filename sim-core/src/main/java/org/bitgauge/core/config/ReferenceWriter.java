package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Markdown reference of a record type: every key with its type, default and meaning, one section per record. */
public final class ReferenceWriter {
    private final ConfigTypes types;

    /** Describes the given types. */
    public ReferenceWriter(ConfigTypes types) {
        this.types = requireNonNull(types, "types");
    }

    /** Sections in the order in which the keys of {@code root} lead to them. */
    public String write(Class<?> root, String title) {
        return new Walk().write(types.shape(root), title);
    }

    /** Sections written and still to write. */
    private static final class Walk {
        private record Section(String heading, String doc, RecordPlan plan, Optional<String> typeKey) {}

        private final StringBuilder out = new StringBuilder();
        private final Queue<Section> waiting = new ArrayDeque<>();
        private final Set<String> headings = new HashSet<>();
        private final Set<Object> seen = new HashSet<>();

        String write(Shape root, String title) {
            String first = root instanceof Shape.Structure ? title : "";
            if (root instanceof Shape.Structure structure) {
                seen.add(structure.plan());
                waiting.add(new Section(first, structure.plan().doc(), structure.plan(), Optional.empty()));
            } else {
                visit(root);
            }
            for (Section section = waiting.poll(); section != null; section = waiting.poll()) {
                section(section);
            }
            return out.toString();
        }

        private void section(Section section) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append("## ")
                    .append(section.heading())
                    .append("\n\n");
            if (!section.doc().isEmpty()) {
                out.append(section.doc()).append("\n\n");
            }
            section.plan().shorthand().ifPresent(factory -> out.append("May be written as ")
                    .append(factory.parameter().what())
                    .append(" alone: ")
                    .append(factory.doc())
                    .append("\n\n"));
            out.append("| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
            section.typeKey()
                    .ifPresent(key -> row(key, "`" + lastWord(section.heading()) + "`", "", "Chooses this kind."));
            for (Component component : section.plan().components().values()) {
                visit(component.shape());
                row(component.key(), type(component.shape()), byDefault(component), component.doc());
            }
        }

        private void row(String key, String type, String byDefault, String doc) {
            out.append("| `").append(key).append("` | ").append(escape(type)).append(" | ");
            out.append(escape(byDefault)).append(" | ").append(escape(doc)).append(" |\n");
        }

        private static String lastWord(String heading) {
            return heading.substring(heading.lastIndexOf(' ') + 1);
        }

        private static String byDefault(Component component) {
            if (component.byDefault().isPresent()) {
                return component.defaultText().isEmpty() ? "empty" : "`" + component.defaultText() + "`";
            }
            return component.shape() instanceof Shape.Maybe ? "none" : "required";
        }

        private String type(Shape shape) {
            if (shape instanceof Shape.Scalar scalar) {
                String bounds = scalar.bounds().describe();
                String unit = scalar.type().schema().get("examples") instanceof Iterable<?> examples
                        ? ", as in `" + examples.iterator().next() + "`"
                        : "";
                return scalar.type().what() + (bounds.isEmpty() ? "" : ", " + bounds) + unit;
            }
            if (shape instanceof Shape.Listing listing) {
                return "list: " + type(listing.item());
            }
            if (shape instanceof Shape.Dictionary dictionary) {
                return "mapping from " + dictionary.key().what() + " to " + type(dictionary.value());
            }
            if (shape instanceof Shape.Maybe maybe) {
                return type(maybe.inner());
            }
            if (shape instanceof Shape.Structure structure) {
                return link(heading(structure.plan()));
            }
            if (shape instanceof Shape.Choice choice) {
                return choice.family() + ": " + String.join(", ", links(choice));
            }
            return "any YAML";
        }

        private static Iterable<String> links(Shape.Choice choice) {
            return choice.options().values().stream()
                    .map(option -> link(heading(choice, option)))
                    .toList();
        }

        private void visit(Shape shape) {
            if (shape instanceof Shape.Listing listing) {
                visit(listing.item());
            } else if (shape instanceof Shape.Dictionary dictionary) {
                visit(dictionary.value());
            } else if (shape instanceof Shape.Maybe maybe) {
                visit(maybe.inner());
            } else if (shape instanceof Shape.Structure structure && seen.add(structure.plan())) {
                add(new Section(heading(structure.plan()), structure.plan().doc(), structure.plan(), Optional.empty()));
            } else if (shape instanceof Shape.Choice choice && seen.add(choice.base())) {
                for (Map.Entry<String, Shape.Option> option : choice.options().entrySet()) {
                    add(new Section(
                            heading(choice, option.getValue()),
                            option.getValue().doc(),
                            option.getValue().plan(),
                            Optional.of(choice.key())));
                }
            }
        }

        private void add(Section section) {
            if (headings.add(section.heading())) {
                waiting.add(section);
            }
        }

        private static String heading(RecordPlan plan) {
            return Names.ofClass(plan.type()).replace('-', ' ');
        }

        private static String heading(Shape.Choice choice, Shape.Option option) {
            return choice.family() + " " + option.name();
        }

        /** Anchors have no punctuation where pages are rendered: {@code squeezenet1.0} is {@code squeezenet10}. */
        private static String link(String heading) {
            return "[" + heading + "](#"
                    + heading.replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-') + ")";
        }

        private static String escape(String text) {
            return text.replace("|", "\\|").replace("\n", " ");
        }
    }
}
