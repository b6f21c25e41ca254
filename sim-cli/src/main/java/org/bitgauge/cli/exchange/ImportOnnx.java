package org.bitgauge.cli.exchange;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.workloads.onnx.OnnxImport;
import org.bitgauge.workloads.onnx.OnnxImporter;
import org.bitgauge.workloads.yaml.NetworkYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a network of an ONNX file. */
@Command(
        name = "onnx",
        description = "Makes a network of an ONNX file; operators it does not know are named with their shares.",
        mixinStandardHelpOptions = true)
public final class ImportOnnx implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The .onnx file.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.yaml",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--batch", defaultValue = "1", paramLabel = "N", description = "Size of a free first dimension.")
    private long batch = 1;

    @Option(names = "--dim", paramLabel = "NAME=SIZE", description = "Size of another free dimension.")
    private Map<String, Long> dimensions = new LinkedHashMap<>();

    /** For the terminal. */
    public ImportOnnx(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        OnnxImport found = OnnxImporter.read(file, batch, ImmutableMap.copyOf(dimensions));
        String text = NetworkYaml.write(found.network());
        found.warnings().forEach(warning -> terminal.say("warning: " + warning));
        found.notes().forEach(note -> terminal.say("note: " + note));
        terminal.say(found.network().layers().size() + " layers, "
                + Numbers.count(found.network().macs()) + " MACs, "
                + Numbers.count(found.network().parameters()) + " parameters"
                + (found.warnings().isEmpty() ? ", every operator known" : ""));
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitStatus.DONE;
        }
        Inputs.write(output.get(), text);
        terminal.say("wrote " + output.get() + "; use it as networks: [{include: "
                + output.get().getFileName() + "}]");
        return ExitStatus.DONE;
    }
}
