package org.bitgauge.lab.dnnsim;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.workloads.WorkloadException;

/** Units of the serial family against the reports of DNNsim, layer by layer and sample by sample. */
@AutoService(ValidationFamily.class)
public final class DnnsimFamily implements ValidationFamily {
    @Override
    public String name() {
        return "dnnsim";
    }

    @Override
    public String description() {
        return "Compute cycles of DaDianNao, Stripes, ShapeShifter, Loom, Bit-Pragmatic, Laconic and SCNN on real"
                + " values against the reports of DNNsim 1.0, exact; cycles with on-chip memories and ideal DRAM within 1"
                + " %; ideal bit work exact. Its DRAM model is not part of it.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        try {
            return cases.isPresent() ? PeerReplay.run(cases.get()) : PeerExtract.replay();
        } catch (WorkloadException e) {
            throw new ValidationInputException(String.valueOf(e.getMessage()));
        }
    }
}
