package org.bitgauge.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The objects of a PDF file in the order they were added, numbered from 1, with the cross-reference table at the end. */
final class PdfObjects {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    private final List<Integer> offsets = new ArrayList<>();

    PdfObjects() {
        out.writeBytes(latin("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n"));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    int object(String body) {
        begin();
        out.writeBytes(latin(body + "\nendobj\n"));
        return offsets.size();
    }

    int stream(String extra, byte[] plain) {
        byte[] packed = PngWriter.deflate(plain);
        begin();
        out.writeBytes(latin("<<" + extra + "/Filter/FlateDecode/Length " + packed.length + ">>stream\n"));
        out.writeBytes(packed);
        out.writeBytes(latin("\nendstream\nendobj\n"));
        return offsets.size();
    }

    private void begin() {
        offsets.add(out.size());
        out.writeBytes(latin(offsets.size() + " 0 obj\n"));
    }

    /** The number the next object will get. */
    int next() {
        return offsets.size() + 1;
    }

    byte[] finish(int root, int info) {
        int start = out.size();
        StringBuilder table = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        table.append("trailer\n<</Size " + (offsets.size() + 1) + "/Root " + root + " 0 R/Info " + info
                + " 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
        out.writeBytes(latin(table.toString()));
        return out.toByteArray();
    }
}
