package org.bitgauge.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads as much of a TrueType file as embedding in PDF needs: glyph of a character, advance widths, and a subset that
 * keeps the numbers of the glyphs but only the outlines used (ISO/IEC 14496-22).
 */
final class TrueTypeFont {
    private static final int COMPOSITE_WORDS = 0x01;
    private static final int COMPOSITE_SCALE = 0x08;
    private static final int COMPOSITE_MORE = 0x20;
    private static final int COMPOSITE_SCALE_XY = 0x40;
    private static final int COMPOSITE_MATRIX = 0x80;

    private final ByteBuffer data;
    private final Map<String, int[]> tables = new TreeMap<>();
    private final int unitsPerEm;
    private final boolean longOffsets;
    private final int hMetrics;
    private final int cmap;

    TrueTypeFont(byte[] bytes) {
        data = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        int count = data.getShort(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            byte[] tag = Arrays.copyOfRange(bytes, entry, entry + 4);
            tables.put(
                    new String(tag, StandardCharsets.US_ASCII),
                    new int[] {data.getInt(entry + 8), data.getInt(entry + 12)});
        }
        unitsPerEm = u16(at("head") + 18);
        longOffsets = u16(at("head") + 50) == 1;
        hMetrics = u16(at("hhea") + 34);
        cmap = unicodeMap();
    }

    private int at(String table) {
        int[] place = tables.get(table);
        if (place == null) {
            throw new IllegalArgumentException("The font has no table '" + table + "'");
        }
        return place[0];
    }

    private int u16(int offset) {
        return data.getShort(offset) & 0xFFFF;
    }

    /** Offset of the subtable that maps the basic multilingual plane (format 4). */
    private int unicodeMap() {
        int base = at("cmap");
        for (int i = 0; i < u16(base + 2); i++) {
            int table = base + data.getInt(base + 4 + 8 * i + 4);
            if (u16(base + 4 + 8 * i) == 3 && u16(table) == 4) {
                return table;
            }
        }
        throw new IllegalArgumentException("The font has no Unicode map of format 4");
    }

    /** The glyph of a UTF-16 character; 0, the empty box, where the font has none. */
    int glyph(char c) {
        int segments = u16(cmap + 6) / 2;
        for (int s = 0; s < segments; s++) {
            int end = u16(cmap + 14 + 2 * s);
            if (c > end) {
                continue;
            }
            int start = u16(cmap + 16 + 2 * (segments + s));
            if (c < start) {
                return 0;
            }
            int delta = u16(cmap + 16 + 2 * (2 * segments + s));
            int rangeAt = cmap + 16 + 2 * (3 * segments + s);
            int range = u16(rangeAt);
            if (range == 0) {
                return (c + delta) & 0xFFFF;
            }
            int glyph = u16(rangeAt + range + 2 * (c - start));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }
        return 0;
    }

    /** Advance of a glyph in thousandths of the type size. */
    int advance(int glyph) {
        int entry = Math.min(glyph, hMetrics - 1);
        return Math.round(u16(at("hmtx") + 4 * entry) * 1000f / unitsPerEm);
    }

    /** A signed value of the {@code hhea} table in thousandths: 4 ascent, 6 descent. */
    int lineMetric(int offset) {
        return Math.round(data.getShort(at("hhea") + offset) * 1000f / unitsPerEm);
    }

    /** Bounding box of all glyphs in thousandths: xMin, yMin, xMax, yMax. */
    int[] boundingBox() {
        int[] box = new int[4];
        for (int i = 0; i < 4; i++) {
            box[i] = Math.round(data.getShort(at("head") + 36 + 2 * i) * 1000f / unitsPerEm);
        }
        return box;
    }

    /** A font file with the outlines of the given glyphs and of those they are composed of. */
    byte[] subset(SortedSet<Integer> wanted) {
        TreeSet<Integer> glyphs = closure(wanted);
        int count = glyphs.last() + 1;
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        ByteBuffer offsets = ByteBuffer.allocate(4 * (count + 1));
        for (int glyph = 0; glyph < count; glyph++) {
            offsets.putInt(outlines.size());
            if (glyphs.contains(glyph)) {
                byte[] outline = outline(glyph);
                outlines.writeBytes(outline);
                outlines.writeBytes(new byte[-outline.length & 3]);
            }
        }
        offsets.putInt(outlines.size());
        Map<String, byte[]> kept = new LinkedHashMap<>();
        copy(kept, "cvt ");
        copy(kept, "fpgm");
        kept.put("glyf", outlines.toByteArray());
        kept.put("head", patched("head", 50, 1));
        kept.put("hhea", patched("hhea", 34, Math.min(count, hMetrics)));
        kept.put("hmtx", advances(count));
        kept.put("loca", offsets.array());
        kept.put("maxp", patched("maxp", 4, count));
        copy(kept, "prep");
        return assemble(kept);
    }

    private TreeSet<Integer> closure(SortedSet<Integer> wanted) {
        TreeSet<Integer> glyphs = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(wanted);
        open.add(0);
        while (!open.isEmpty()) {
            int glyph = open.remove();
            if (glyphs.add(glyph)) {
                addParts(outline(glyph), open);
            }
        }
        return glyphs;
    }

    private static void addParts(byte[] outline, Deque<Integer> open) {
        ByteBuffer glyph = ByteBuffer.wrap(outline);
        if (outline.length < 10 || glyph.getShort(0) >= 0) {
            return;
        }
        int at = 10;
        int flags;
        do {
            flags = glyph.getShort(at);
            open.add(glyph.getShort(at + 2) & 0xFFFF);
            at += 4 + ((flags & COMPOSITE_WORDS) != 0 ? 4 : 2);
            at += (flags & COMPOSITE_SCALE) != 0 ? 2 : 0;
            at += (flags & COMPOSITE_SCALE_XY) != 0 ? 4 : 0;
            at += (flags & COMPOSITE_MATRIX) != 0 ? 8 : 0;
        } while ((flags & COMPOSITE_MORE) != 0);
    }

    private byte[] outline(int glyph) {
        int loca = at("loca");
        int from = longOffsets ? data.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
        int to = longOffsets ? data.getInt(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
        return bytes(at("glyf") + from, to - from);
    }

    private byte[] bytes(int offset, int length) {
        byte[] part = new byte[length];
        data.get(offset, part);
        return part;
    }

    private byte[] advances(int count) {
        int full = Math.min(count, hMetrics);
        return bytes(at("hmtx"), 4 * full + 2 * (count - full));
    }

    private void copy(Map<String, byte[]> kept, String table) {
        int[] place = tables.get(table);
        if (place != null) {
            kept.put(table, bytes(place[0], place[1]));
        }
    }

    private byte[] patched(String table, int offset, int value) {
        byte[] part = bytes(at(table), tables.getOrDefault(table, new int[2])[1]);
        ByteBuffer.wrap(part).putShort(offset, (short) value);
        return part;
    }

    private static byte[] assemble(Map<String, byte[]> kept) {
        int count = kept.size();
        int power = Integer.highestOneBit(count);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(12 + 16 * count);
        head.putInt(0x00010000).putShort((short) count).putShort((short) (16 * power));
        head.putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) (16 * (count - power)));
        kept.forEach((tag, table) -> {
            head.put(tag.getBytes(StandardCharsets.US_ASCII)).putInt(checksum(table));
            head.putInt(head.capacity() + body.size()).putInt(table.length);
            body.writeBytes(table);
            body.writeBytes(new byte[-table.length & 3]);
        });
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head.array());
        file.writeBytes(body.toByteArray());
        return file.toByteArray();
    }

    private static int checksum(byte[] table) {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(table, table.length + (-table.length & 3)));
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }
}
