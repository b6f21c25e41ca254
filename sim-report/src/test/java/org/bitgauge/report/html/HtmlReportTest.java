package org.bitgauge.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.ReportFolder;
import org.bitgauge.report.SampleResults;
import org.bitgauge.report.chart.Fonts;
import org.bitgauge.report.figure.Figure.Detail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report is one honest page: complete, self-contained, safe, the same every time. */
class HtmlReportTest {
    @BeforeAll
    static void fonts() {
        Fonts.install();
    }

    @Test
    void theFolderIsTheSameEveryTime() {
        ResultSet results = SampleResults.typical();
        Map<String, byte[]> first = ReportFolder.files(results, Detail.HEADLINE);
        Map<String, byte[]> second = ReportFolder.files(SampleResults.typical(), Detail.HEADLINE);
        assertThat(first.keySet()).isEqualTo(second.keySet());
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
        ReportFolder.write(results, Path.of("target", "sample-report"), Detail.HEADLINE);
        ReportFolder.write(SampleResults.sweep(), Path.of("target", "sample-sweep"), Detail.EVERYTHING);
    }

    @Test
    void thePageReachesOutToNothing() {
        String page = page(SampleResults.typical());
        assertThat(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find()).isFalse();
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "url(", "@import");
    }

    @Test
    void everyRunAssumptionAndSourceIsThere() {
        String page = page(SampleResults.typical());
        assertThat(page)
                .contains("mobilenet-v1 with e6m7", "iso-area", "hardware.clock = 1 GHz", "Micron data sheet")
                .contains("Layers run one after another.", "0123456789abcdef", "networks: [a, b]", "Hill 2018")
                .contains("prefers-color-scheme", "@media print", "aria-label=\"Speedup over fp32\"");
    }

    @Test
    void textsOfUsersAreEscaped() {
        assertThat(page(SampleResults.typical()))
                .contains("Sample &lt;results&gt; &amp; more")
                .doesNotContain("<results>");
    }

    @Test
    void tagsAreBalanced() throws IOException {
        String page = page(SampleResults.smallest());
        for (String tag : new String[] {
            "table", "tr", "td", "th", "details", "summary", "section", "figure", "svg", "ul", "li", "div"
        }) {
            assertThat(count(page, "<" + tag + "[ >]")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
        }
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }

    private static String page(ResultSet results) {
        byte[] page = ReportFolder.files(results, Detail.HEADLINE).getOrDefault("report.html", new byte[0]);
        return new String(page, StandardCharsets.UTF_8);
    }
}
