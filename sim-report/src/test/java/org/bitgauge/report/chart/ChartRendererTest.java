package org.bitgauge.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Every kind of chart in every format, at sizes from one bar to 120 layers. */
class ChartRendererTest {
    @BeforeAll
    static void fonts() {
        Fonts.install();
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void twoRendersGiveTheSameBytes(ChartSpec spec) throws IOException {
        Map<String, byte[]> first = ChartRenderer.files(spec);
        Map<String, byte[]> second = ChartRenderer.files(spec);

        assertThat(first.keySet()).isEqualTo(second.keySet()).hasSize(5);
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
        gallery(first);
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void svgIsWellFormedAndHoldsTheTextsAsText(ChartSpec spec) throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ChartRenderer.svg(spec).getBytes(StandardCharsets.UTF_8)));

        assertThat(texts(svg)).contains(spec.frame().yTitle()).doesNotContain("\u2026");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(spec.frame().title());
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void everyTextLiesInsideThePaper(ChartSpec spec) {
        Drawing drawing = ChartRenderer.draw(spec);
        for (Drawing.Mark mark : drawing.marks()) {
            if (mark instanceof Drawing.Label label) {
                var box = label.place()
                        .createTransformedShape(new java.awt.geom.Rectangle2D.Double(
                                0, -0.75 * label.sizePt(), label.advancePt(), label.sizePt() * 0.8))
                        .getBounds2D();
                assertThat(box.getMinX()).as(label.text()).isGreaterThanOrEqualTo(-0.1);
                assertThat(box.getMinY()).as(label.text()).isGreaterThanOrEqualTo(-0.1);
                assertThat(box.getMaxX()).as(label.text()).isLessThanOrEqualTo(drawing.widthPt() + 0.1);
                assertThat(box.getMaxY()).as(label.text()).isLessThanOrEqualTo(drawing.heightPt() + 0.1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void theTitleOfTheVerticalAxisKeepsAwayFromItsNumbers(ChartSpec spec) {
        List<Drawing.Label> labels = ChartRenderer.draw(spec).marks().stream()
                .filter(Drawing.Label.class::isInstance)
                .map(Drawing.Label.class::cast)
                .toList();
        List<Drawing.Label> titles = labels.stream()
                .filter(label -> label.text().equals(spec.frame().yTitle()))
                .toList();

        assertThat(titles).hasSize(1);
        var title = box(titles.get(0), 0.8);
        var near = new java.awt.geom.Rectangle2D.Double(
                title.getX(), title.getY(), title.getWidth() + 2.5, title.getHeight());
        assertThat(labels)
                .filteredOn(label -> label != titles.get(0) && box(label, 0.7).intersects(near))
                .extracting(Drawing.Label::text)
                .isEmpty();
    }

    /** What a text covers, down from its capitals; numbers and words without descenders. */
    private static java.awt.geom.Rectangle2D box(Drawing.Label label, double height) {
        return label.place()
                .createTransformedShape(new java.awt.geom.Rectangle2D.Double(
                        0, -0.72 * label.sizePt(), label.advancePt(), label.sizePt() * height))
                .getBounds2D();
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void aScaleHasTwoNumbersAtLeast(ChartSpec spec) {
        long numbers = ChartRenderer.draw(spec).marks().stream()
                .filter(mark ->
                        mark instanceof Drawing.Label label && label.text().matches("-?[0-9.]+[kM]?"))
                .count();

        assertThat(numbers).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void pdfOpensWithAnEmbeddedFontAndItsTextCanBeFound(ChartSpec spec) throws IOException {
        byte[] bytes = ChartRenderer.files(spec).getOrDefault(spec.frame().name() + ".pdf", new byte[0]);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            // PDFBox breaks upright text into lines, so compare without white space.
            assertThat(stripper.getText(pdf).replaceAll("\\s", ""))
                    .contains(spec.frame().yTitle().replace(" ", ""));
            assertThat(pdf.getPage(0).getMediaBox().getWidth())
                    .isEqualTo((float) spec.frame().width().points(), org.assertj.core.data.Offset.offset(0.01f));
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("DejaVuSans");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.bitgauge.report.chart.Samples#all")
    void pngHasThreeHundredDotsPerInch(ChartSpec spec) throws IOException {
        byte[] bytes = ChartRenderer.files(spec).getOrDefault(spec.frame().name() + ".png", new byte[0]);
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth())
                .isEqualTo((int) Math.round(spec.frame().width().points() / 72 * 300));
    }

    private static List<String> texts(Document svg) {
        List<String> found = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(nodes.item(i).getTextContent());
        }
        return found;
    }

    /** Leaves the pictures in target/gallery for people to look at. */
    private static void gallery(Map<String, byte[]> files) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "gallery"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
