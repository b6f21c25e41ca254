package org.bitgauge.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * DejaVu Sans shipped with BitGauge, so that figures come out the same on every machine, including one with no font at
 * all. Call {@link #install()} before any AWT class is touched.
 */
public final class Fonts {
    /** The system property by which the JDK is told where fonts are; read once, when AWT starts. */
    private static final String AWT_FONTS = "sun.awt.fontconfig";

    private static final String PLAIN = "DejaVuSans.ttf";
    private static final String BOLD = "DejaVuSans-Bold.ttf";

    private Fonts() {}

    /** Points AWT to the shipped fonts on systems where it would otherwise look for those of the machine; idempotent. */
    public static void install() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win") || system.contains("mac") || System.getProperty(AWT_FONTS) != null) {
            return;
        }
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        System.setProperty(
                AWT_FONTS, Shipped.FOLDER.resolve("fontconfig.properties").toString());
    }

    /** The bytes of the shipped font file, for embedding. */
    static byte[] bytes(boolean bold) {
        String name = bold ? BOLD : PLAIN;
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The font " + name + " is missing from this build of BitGauge");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shipped font " + name, e);
        }
    }

    static Font plain(float sizePt) {
        return Loaded.PLAIN_FONT.deriveFont(sizePt);
    }

    static Font bold(float sizePt) {
        return LoadedBold.BOLD_FONT.deriveFont(sizePt);
    }

    private static Font load(String name) {
        try {
            return Font.createFont(
                    Font.TRUETYPE_FONT, Shipped.FOLDER.resolve(name).toFile());
        } catch (FontFormatException e) {
            throw new IllegalStateException("The shipped font " + name + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shipped font " + name, e);
        }
    }

    private static final class Loaded {
        static final Font PLAIN_FONT = load(PLAIN);
    }

    private static final class LoadedBold {
        static final Font BOLD_FONT = load(BOLD).deriveFont(Font.BOLD);
    }

    /** A folder of this process with the font files and the description AWT reads; removed at exit. */
    private static final class Shipped {
        static final Path FOLDER = unpack();

        private static Path unpack() {
            try {
                Path folder = Files.createTempDirectory("bitgauge-fonts-");
                folder.toFile().deleteOnExit();
                keep(folder.resolve(PLAIN), bytes(false));
                keep(folder.resolve(BOLD), bytes(true));
                keep(
                        folder.resolve("fontconfig.properties"),
                        description(folder).getBytes(StandardCharsets.ISO_8859_1));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot write the shipped fonts to the temporary folder; set -Djava.io.tmpdir to a writable one",
                        e);
            }
        }

        private static void keep(Path file, byte[] bytes) throws IOException {
            Files.write(file, bytes);
            file.toFile().deleteOnExit();
        }

        /** Maps the five logical families of Java to the two files, in the format of fontconfig.properties. */
        private static String description(Path folder) {
            StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=default\n");
            for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
                for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
                    String face = style.startsWith("bold") ? "DejaVu_Sans_Bold" : "DejaVu_Sans";
                    text.append(family + "." + style + ".default=" + face + "\n");
                }
            }
            text.append("filename.DejaVu_Sans=" + folder.resolve(PLAIN) + "\n");
            text.append("filename.DejaVu_Sans_Bold=" + folder.resolve(BOLD) + "\n");
            return text.toString();
        }
    }
}
