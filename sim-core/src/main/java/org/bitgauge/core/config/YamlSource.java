package org.bitgauge.core.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads YAML into {@link YamlNode}s: anchors and merge keys folded, {@code include:} files merged in (a mapping's own
 * keys win), everything unreadable reported with its place.
 */
public final class YamlSource {
    /** Largest file that is read, in bytes. */
    public static final long LARGEST_BYTES = 16L << 20;

    private YamlSource() {}

    /** Reads a file and what it includes; throws {@link ConfigException} with every problem found. */
    public static YamlNode read(Path file) {
        Problems problems = new Problems();
        Optional<YamlNode> root = read(file, problems);
        problems.throwIfAny();
        return root.orElseThrow();
    }

    /** Reads a file; empty only if nothing of it could be read, which is then among the problems. */
    static Optional<YamlNode> read(Path file, Problems problems) {
        SourceText nameOnly = SourceText.inMemory(file.toString(), "");
        return new Includes(problems).load(file, nameOnly.at(1, 1), "");
    }

    /** Reads a text; {@code include:} in it is relative to the working directory. */
    public static YamlNode parse(String name, String text) {
        return parse(SourceText.inMemory(name, text));
    }

    /** Reads a text. */
    public static YamlNode parse(SourceText source) {
        Problems problems = new Problems();
        Optional<YamlNode> root = new Includes(problems).parse(source);
        problems.throwIfAny();
        return root.orElseThrow();
    }

    /** The text of a file, or a problem at {@code asked} (the place that names the file). */
    static Optional<SourceText> text(Path file, Location asked, String path, Problems problems) {
        try {
            if (Files.isDirectory(file)) {
                return refuse(problems, asked, path, "'" + file + "' is a directory", "name a YAML file in it");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return refuse(problems, asked, path, "'" + file + "' is not a regular file", "name a YAML file");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                return refuse(
                        problems,
                        asked,
                        path,
                        "'" + file + "' has " + Files.size(file) + " bytes, more than any configuration",
                        "name a YAML file of at most " + LARGEST_BYTES + " bytes");
            }
            return decode(file, Files.readAllBytes(file), problems);
        } catch (NoSuchFileException missing) {
            return refuse(
                    problems,
                    asked,
                    path,
                    "no file '" + file + "'",
                    "check the name; it starts from " + (file.isAbsolute() ? "the root" : "the working directory"));
        } catch (AccessDeniedException denied) {
            return refuse(
                    problems, asked, path, "'" + file + "' may not be read", "give yourself the right to read it");
        } catch (IOException broken) {
            return refuse(problems, asked, path, "'" + file + "' cannot be read: " + broken.getMessage(), "");
        }
    }

    private static Optional<SourceText> decode(Path file, byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        Path directory = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        SourceText source = new SourceText(file.toString(), text, directory);
        if (result.isError()) {
            String value = String.format(Locale.ROOT, "0x%02X", bytes[in.position()] & 0xFF);
            String message = "not UTF-8 text: byte " + value + " at offset " + in.position();
            return refuse(problems, end(source), "", message, "save the file as UTF-8; a binary file is no YAML");
        }
        return checkCharacters(source, problems);
    }

    /** YAML allows no control characters but tab and line ends; a byte order mark is dropped. */
    private static Optional<SourceText> checkCharacters(SourceText source, Problems problems) {
        String text = source.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) {
                SourceText before = new SourceText(source.name(), text.substring(0, i), source.directory());
                String value = String.format(Locale.ROOT, "U+%04X", (int) c);
                return refuse(
                        problems, end(before), "", "control character " + value, "remove it; a binary file is no YAML");
            }
        }
        boolean mark = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        return Optional.of(mark ? new SourceText(source.name(), text.substring(1), source.directory()) : source);
    }

    private static Location end(SourceText source) {
        String text = source.text();
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return source.at(line, text.length() - text.lastIndexOf('\n'));
    }

    private static Optional<SourceText> refuse(
            Problems problems, Location at, String path, String message, String remedy) {
        problems.add(at, path, message, remedy);
        return Optional.empty();
    }

    /** Parses a value given outside any file, such as a default. */
    public static YamlNode value(String name, String text) {
        return value(SourceText.inMemory(name, text), 0);
    }

    /** Parses the value that begins at {@code offset} of a one-line text; places count from the start of the text. */
    static YamlNode value(SourceText source, int offset) {
        String text = source.text().substring(offset);
        if (text.isBlank()) {
            return new YamlScalar(source.at(1, offset + 1), "", false);
        }
        // Blanks before a value change nothing but its column.
        String padded = " ".repeat(offset) + text;
        Problems problems = new Problems();
        Optional<YamlNode> node = new YamlComposer(source, padded, problems, new Includes(problems)).compose();
        problems.throwIfAny();
        return node.orElseThrow();
    }
}
