package org.bitgauge.cli.exchange;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.onnx.OnnxImporter;
import org.bitgauge.workloads.onnx.OnnxPrecisionWriter;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionTxt;
import org.bitgauge.workloads.profile.ProfileCsv;
import org.bitgauge.workloads.profile.ProfileLoss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a precision profile in a form that other tools read. */
@Command(
        name = "export",
        description = "Writes a precision profile for other tools; what their form cannot say is named.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    /** Forms. */
    public enum Form {
        /** Quant, FloatQuant and BipolarQuant in a model. */
        QONNX,
        /** QuantizeLinear and DequantizeLinear in a model. */
        ONNX,
        /** DNNsim's precision.txt. */
        DNNSIM,
        /** A table. */
        CSV
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "PROFILE", description = "The profile: .yaml, .csv, .onnx or .txt.")
    private Path file = Path.of("");

    @Option(names = "--as", required = true, paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}.")
    private Form form = Form.CSV;

    @Option(names = "--model", paramLabel = "FILE.onnx", description = "The float model whose layers it is for.")
    private Optional<Path> model = Optional.empty();

    @Option(names = "--layers", paramLabel = "model.csv", description = "Layers of a precision.txt that is read.")
    private Optional<Path> layers = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "File to write.")
    private Path output = Path.of("");

    /** For the terminal. */
    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ProfileFiles.Read read = ProfileFiles.read(file, layers);
        read.notes().forEach(note -> terminal.say("note: " + note));
        List<ProfileLoss> losses = write(read.profile());
        losses.forEach(loss -> terminal.say("lost: " + loss));
        terminal.say("wrote " + output + (losses.isEmpty() ? "; nothing is lost" : ""));
        return ExitStatus.DONE;
    }

    private List<ProfileLoss> write(PrecisionProfile profile) throws IOException {
        switch (form) {
            case CSV -> {
                Inputs.write(output, ProfileCsv.write(profile));
                return List.of();
            }
            case DNNSIM -> {
                PrecisionTxt.Written text = PrecisionTxt.write(profile, network());
                Inputs.write(output, text.text());
                return text.losses();
            }
            default -> {
                OnnxPrecisionWriter.Dialect dialect =
                        form == Form.QONNX ? OnnxPrecisionWriter.Dialect.QONNX : OnnxPrecisionWriter.Dialect.QDQ;
                OnnxPrecisionWriter.Written written = OnnxPrecisionWriter.write(model(), profile, dialect);
                Inputs.write(output, written.model());
                return written.losses();
            }
        }
    }

    private Path model() {
        Path found = model.orElseThrow(() -> new InputException(
                "--as " + form + " needs the model whose layers the profile is for: --model FILE.onnx"));
        if (!Files.isRegularFile(found)) {
            throw new InputException(found + ": no such file");
        }
        return found;
    }

    private Network network() {
        return OnnxImporter.read(model(), 1, ImmutableMap.of()).network();
    }
}
