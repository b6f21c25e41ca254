package org.bitgauge.report.html;

import java.util.List;

/** Builds HTML with every text escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Text as is: only for markup written here. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    Html list(List<String> items, String whenEmpty) {
        if (items.isEmpty()) {
            return element("p", whenEmpty);
        }
        raw("<ul>\n");
        items.forEach(item -> element("li", item));
        return raw("</ul>\n");
    }

    /** A sortable table: {@code '>'} in front of a heading marks a column of numbers. */
    Html table(String caption, List<String> headings, List<List<Cell>> rows) {
        raw("<div class=\"wide\"><table class=\"sortable\"><caption>")
                .text(caption)
                .raw("</caption><thead><tr>");
        for (String heading : headings) {
            boolean number = heading.startsWith(">");
            raw(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                    .text(number ? heading.substring(1) : heading)
                    .raw("</th>");
        }
        raw("</tr></thead><tbody>\n");
        for (List<Cell> row : rows) {
            raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), headings.get(i).startsWith(">"));
            }
            raw("</tr>\n");
        }
        return raw("</tbody></table></div>\n");
    }

    private void cell(Cell cell, boolean number) {
        if (number) {
            raw("<td class=\"n\" data-v=\"" + cell.key() + "\">");
        } else {
            raw("<td>");
        }
        text(cell.text()).raw("</td>");
    }

    /**
     * A cell.
     *
     * @param text what is shown
     * @param key what it is sorted by, for numbers
     */
    record Cell(String text, double key) {
        static Cell of(String text) {
            return new Cell(text, 0);
        }
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
