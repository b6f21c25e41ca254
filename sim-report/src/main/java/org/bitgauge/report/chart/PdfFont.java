package org.bitgauge.report.chart;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One face used in a PDF: collects the glyphs that occur and writes them as an embedded subset (ISO 32000-1, 9.7). */
final class PdfFont {
    private static final int NON_SYMBOLIC = 32;

    private final TrueTypeFont face;
    private final String name;
    private final boolean bold;
    private final Map<Integer, Character> used = new TreeMap<>();

    PdfFont(boolean bold) {
        this.face = new TrueTypeFont(Fonts.bytes(bold));
        this.bold = bold;
        this.name = bold ? "BITGGB+DejaVuSans-Bold" : "BITGGA+DejaVuSans";
    }

    /** The glyph numbers of a text in hexadecimal, as Identity-H wants them. */
    String encode(String text) {
        StringBuilder hex = new StringBuilder();
        for (char c : text.toCharArray()) {
            int glyph = face.glyph(c);
            used.putIfAbsent(glyph, c);
            appendHex(hex, glyph);
        }
        return hex.toString();
    }

    /** Adds the objects of this font; returns the number of the one to be named in the page's resources. */
    int addTo(PdfObjects pdf) {
        byte[] subset = face.subset(new TreeSet<>(used.keySet()));
        int file = pdf.stream("/Length1 " + subset.length, subset);
        int[] box = face.boundingBox();
        int ascent = face.lineMetric(4);
        int descent = face.lineMetric(6);
        int descriptor = pdf.object("<</Type/FontDescriptor/FontName/" + name + "/Flags " + NON_SYMBOLIC + "/FontBBox["
                + box[0] + " " + box[1] + " " + box[2] + " " + box[3] + "]/ItalicAngle 0/Ascent " + ascent
                + "/Descent " + descent + "/CapHeight 729/StemV " + (bold ? 140 : 80) + "/FontFile2 " + file
                + " 0 R>>");
        int descendant = pdf.object("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " + descriptor
                + " 0 R/CIDToGIDMap/Identity/DW 600/W[" + widths() + "]>>");
        int unicode = pdf.stream("", PdfObjects.latin(toUnicode()));
        return pdf.object("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts["
                + descendant + " 0 R]/ToUnicode " + unicode + " 0 R>>");
    }

    private String widths() {
        StringBuilder text = new StringBuilder();
        for (int glyph : used.keySet()) {
            text.append(glyph).append('[').append(face.advance(glyph)).append(']');
        }
        return text.toString();
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder();
        map.append("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.append("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n");
        map.append("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
        map.append("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        int left = used.size();
        int inBlock = 0;
        for (Map.Entry<Integer, Character> entry : used.entrySet()) {
            if (inBlock == 0) {
                inBlock = Math.min(100, left);
                map.append(inBlock).append(" beginbfchar\n");
            }
            map.append('<');
            appendHex(map, entry.getKey());
            map.append("><");
            appendHex(map, entry.getValue());
            map.append(">\n");
            left--;
            inBlock--;
            if (inBlock == 0) {
                map.append("endbfchar\n");
            }
        }
        return map.append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static void appendHex(StringBuilder out, int value) {
        String digits = Integer.toHexString(value);
        out.append("0000", 0, 4 - digits.length()).append(digits);
    }
}
